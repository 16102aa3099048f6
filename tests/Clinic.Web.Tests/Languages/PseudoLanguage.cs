using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Clinic.Content;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Tests.Languages;

/// <summary>
/// A language of tests alone: whatever is said in it stands in brackets, ⟦so⟧. What a page shows outside of them went around the
/// localizer, and would be English to whoever reads another language.
/// </summary>
internal static partial class PseudoLanguage
{
    public const string Code = "qps";

    private const char Open = '⟦';
    private const char Close = '⟧';

    // Attributes that people are shown or told.
    private static readonly string[] Told = ["alt", "aria-label", "title", "placeholder", "data-missing", "data-too-long"];

    /// <summary>The site with this language beside English: a few pages, the words of the data files, and a localizer that brackets.</summary>
    public static ClinicSite Site(ContentCopy content)
    {
        WritePages(content);
        WriteDataTexts(content);
        return new ClinicSite
        {
            Settings = { ["Content:Directory"] = content.Folder, ["Site:Url"] = "https://clinic.example" },
            Replace = services => services.AddSingleton<IStringLocalizerFactory, Brackets>(),
        };
    }

    /// <summary>What a page shows or tells outside the brackets, but for what is nobody's words: names and numbers of the clinic, what was typed.</summary>
    public static IReadOnlyList<string> Leftovers(WebPage page, ClinicProfile clinic, params string[] typed)
    {
        string[] facts = [clinic.Name, clinic.Phone, clinic.Email, clinic.Address.Street, clinic.Address.City, clinic.Address.State, clinic.Address.Zip, "English", .. Filled.Words, .. typed];
        var found = new List<string>();
        if (page.Document.DocumentElement.GetAttribute("lang") != Code) found.Add($"lang={page.Document.DocumentElement.GetAttribute("lang")}");
        foreach (var part in new[] { page.Document.Head!, page.Document.Body! }) found.AddRange(Outside(Text(part), facts));
        foreach (var element in page.Document.All)
        {
            var told = Told.Select(name => element.GetAttribute(name)).ToList();
            if (element is { LocalName: "meta" } && (element.GetAttribute("name") ?? element.GetAttribute("property")) is "description" or "og:title" or "og:description") told.Add(element.GetAttribute("content"));
            found.AddRange(told.OfType<string>().SelectMany(text => Outside(text, facts)).Select(text => $"<{element.LocalName}> {text}"));
        }

        found.AddRange(page.Document.QuerySelectorAll("a[href^='/'], form[action^='/']")
            .Select(link => link.GetAttribute("href") ?? link.GetAttribute("action")!)
            .Where(to => !to.StartsWith($"/{Code}/", StringComparison.Ordinal) && !IsElsewhere(page, to)));
        return found;
    }

    /// <summary>The same of a text without a page, such as a mail.</summary>
    public static IReadOnlyList<string> Leftovers(string text, ClinicProfile clinic, params string[] typed) =>
        [.. Outside(text, [clinic.Name, clinic.Phone, clinic.Email, .. typed])];

    // The way to English is marked as such.
    private static bool IsElsewhere(WebPage page, string to) =>
        page.Document.QuerySelectorAll("a[hreflang='en']").Any(link => link.GetAttribute("href") == to);

    private static string Text(IElement part)
    {
        var nodes = part.Descendants<IText>().Where(text => text.ParentElement?.Closest("script, style, [lang='en'], .references li, a.term") is null);
        return string.Join(' ', nodes.Select(text => text.Data));
    }

    // Brackets may stand around several pieces of a page, and around one another.
    private static IEnumerable<string> Outside(string text, IEnumerable<string> facts)
    {
        var left = new System.Text.StringBuilder();
        var depth = 0;
        foreach (var sign in text)
        {
            if (sign == Open) depth++;
            else if (sign == Close) depth--;
            else if (depth <= 0) left.Append(sign);
            if (sign == Close) left.Append('\n');
        }

        var rest = facts.OrderByDescending(fact => fact.Length).Aggregate(left.ToString(), (all, fact) => all.Replace(fact, "", StringComparison.Ordinal));
        return rest.Split('\n').Select(line => Spaces().Replace(line, " ").Trim()).Where(line => Word().IsMatch(line));
    }

    private static void WritePages(ContentCopy content)
    {
        void Write(string file, string front, string body)
        {
            var path = Path.Combine(content.Folder, Code, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"---\n{front}updated: 2026-11-23\nnextReview: 2027-11-23\n---\n\n{body}\n");
        }

        const string Summary = "summary: \"⟦What this page says in one or two sentences, for whoever looks for it.⟧\"\n";
        foreach (var (slug, order) in new[] { ("side-effects", 1), ("ketamine-for-depression", 2) })
        {
            Write($"learn/{slug}.md",
                $"title: \"⟦Page {order}⟧\"\nshort: \"⟦{order}⟧\"\n{Summary}topic: {(order == 1 ? "safety" : "conditions")}\norder: {order}\noffLabel: true\nbrief: |\n  ⟦In brief.⟧\nnextStep:\n  text: \"⟦Read on⟧\"\n  href: /learn/side-effects\nrelated: [side-effects]\n",
                "## ⟦Heading⟧\n\n⟦Some⟧ [[ketamine|⟦k⟧]], [⟦ask⟧](/contact), [⟦read⟧](/learn/side-effects). {{crisis.lifeline}}. ⟦Said⟧ [@Berman2000].");
        }

        Write("pages/about.md", $"title: \"⟦About⟧\"\nshort: \"⟦About⟧\"\n{Summary}order: 1\n", "⟦Us⟧, {{clinic.hours}}.");
    }

    // Each word of the files beside the pages, and each that the content itself says.
    private static void WriteDataTexts(ContentCopy content)
    {
        var said = new[] { "crisis.yml", "clinic.yml", "glossary.yml", "claims.yml", "facts.yml", "search.yml" }
            .SelectMany(file => Scalars(new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(Path.Combine(content.Folder, file)))))
            .Concat(House.TextLists.Collect(Repository.Root).Values.SelectMany(texts => texts))
            .Where(text => text.Trim().Length > 0).Distinct();
        Directory.CreateDirectory(Path.Combine(content.Folder, Code, "texts"));
        content.Write($"{Code}/texts/content.yml", string.Concat(said.Select(text =>
            $"{JsonSerializer.Serialize(text)}: {JsonSerializer.Serialize($"{Open}{text}{Close}")}\n")));
    }

    private static IEnumerable<string> Scalars(object? node) => node switch
    {
        string text => [text.Trim()],
        IDictionary<object, object> map => map.Values.SelectMany(Scalars),
        IEnumerable<object> list => list.SelectMany(Scalars),
        _ => [],
    };

    // Stands before the content's own localizer where the pseudo-language is spoken.
    private sealed class Brackets(PageLibrary library) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new Around(library);

        public IStringLocalizer Create(string baseName, string location) => new Around(library);

        private sealed class Around(PageLibrary library) : IStringLocalizer
        {
            public LocalizedString this[string name] => new(name, Put(name));

            public LocalizedString this[string name, params object[] arguments] =>
                new(name, string.Format(CultureInfo.CurrentCulture, Put(name), arguments));

            public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

            // A text that is looked up once more when it is shown has its brackets already.
            private string Put(string text) =>
                library.Current.Language.Code != Code || text.Contains(Open, StringComparison.Ordinal) || text.Length == 0 ? text : $"{Open}{text}{Close}";
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();
}
