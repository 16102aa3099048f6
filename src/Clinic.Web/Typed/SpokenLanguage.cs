using System.Collections.Frozen;
using Clinic.Content;

namespace Clinic.Web.Typed;

/// <summary>
/// Languages that staff can look for. What a visitor typed stays sealed; beside it stands one of these codes, so that
/// an unusual word does not tell who wrote.
/// </summary>
public sealed record SpokenLanguage(string Code, string Name, params string[] OwnNames)
{
    public const int CodeMax = 8;
    public const string English = "en";
    public const string Other = "other";

    /// <summary>Codes of ISO 639-1, in the order of their English names, and "other" at the end.</summary>
    public static readonly IReadOnlyList<SpokenLanguage> All =
    [
        new("sq", "Albanian", "shqip"),
        new("ar", "Arabic", "العربية", "عربي"),
        new("hy", "Armenian", "հայերեն"),
        new("bn", "Bengali", "bangla", "বাংলা"),
        new("zh", "Chinese", "mandarin", "cantonese", "中文", "普通话", "廣東話", "汉语"),
        new(English, "English"),
        new("fr", "French", "français"),
        new("de", "German", "deutsch"),
        new("el", "Greek", "ελληνικά"),
        new("gu", "Gujarati", "ગુજરાતી"),
        new("ht", "Haitian Creole", "kreyòl", "creole"),
        new("he", "Hebrew", "עברית"),
        new("hi", "Hindi", "हिन्दी"),
        new("it", "Italian", "italiano"),
        new("ja", "Japanese", "日本語"),
        new("ko", "Korean", "한국어"),
        new("fa", "Persian", "farsi", "dari", "فارسی"),
        new("pl", "Polish", "polski"),
        new("pt", "Portuguese", "português"),
        new("pa", "Punjabi", "ਪੰਜਾਬੀ"),
        new("ru", "Russian", "русский"),
        new("es", "Spanish", "español", "castellano"),
        new("tl", "Tagalog", "filipino"),
        new("tr", "Turkish", "türkçe"),
        new("uk", "Ukrainian", "українська"),
        new("ur", "Urdu", "اردو"),
        new("vi", "Vietnamese", "tiếng việt"),
        new("ase", "American Sign Language", "asl", "sign language"),
        new(Other, "Another language"),
    ];

    private static readonly FrozenDictionary<string, string> ByWord = All
        .SelectMany(language => language.OwnNames.Append(language.Name).Select(name => (Word: Folding.Fold(name), language.Code)))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Code);

    /// <summary>
    /// The code of what was typed: English for nothing, as the form says; "other" for what is not known, and for
    /// several languages at once only when none of them is.
    /// </summary>
    public static string CodeOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return English;
        var folded = Folding.Fold(typed);
        if (ByWord.TryGetValue(folded, out var whole)) return whole;
        // "Spanish or English": the one that needs somebody to be found is worth knowing.
        var named = folded.Split([' ', ',', '/', ';', '(', ')', '.', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => ByWord.GetValueOrDefault(word)).Where(code => code is not null).Distinct().ToList();
        return named.Find(code => code != English) ?? named.FirstOrDefault() ?? Other;
    }

    /// <summary>The English name of a code; the code itself when it is none of these.</summary>
    public static string NameOf(string code) => All.FirstOrDefault(language => language.Code == code)?.Name ?? code;
}
