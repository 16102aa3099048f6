using System.Globalization;
using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>A language that pages can be read in; its code is its folder below <c>content/</c> and the first part of its addresses.</summary>
public sealed partial record Language
{
    /// <summary>
    /// What the site is written in: it has no part of an address to itself, and every other language falls back to it. The
    /// framework's neutral culture is English, whatever the machine speaks.
    /// </summary>
    public static readonly Language English = new("en", CultureInfo.InvariantCulture);

    private Language(string code, CultureInfo culture) => (Code, Culture) = (code, culture);

    /// <summary>Such as <c>es</c> or <c>pt-br</c>, as HTML names it (BCP 47).</summary>
    public string Code { get; }

    /// <summary>How it writes days and numbers, and in which order it puts words.</summary>
    public CultureInfo Culture { get; }

    public bool IsEnglish => Code == English.Code;

    /// <summary><c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>What it calls itself.</summary>
    public string OwnName => IsEnglish ? "English" : Culture.TextInfo.ToTitleCase(Culture.Parent is { Name.Length: > 0 } parent ? parent.NativeName : Culture.NativeName);

    /// <summary>The language of a code, or null for what can be none.</summary>
    public static Language? Of(string code)
    {
        if (code == English.Code) return English;
        if (!CodePattern().IsMatch(code)) return null;
        try
        {
            return new Language(code, CultureInfo.GetCultureInfo(code));
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    public bool Equals(Language? other) => other?.Code == Code;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    public override string ToString() => Code;

    [GeneratedRegex(@"^[a-z]{2,3}(-[a-z0-9]{2,8})?\z")]
    private static partial Regex CodePattern();
}
