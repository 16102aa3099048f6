using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content;

/// <summary>
/// A hard word is marked where it is first used. Only terms of the glossary by their own name are looked for, in
/// running text: aliases such as "IV" or "responded" are too common to ask for.
/// </summary>
internal static class GlossaryChecks
{
    // Every page here is about it; its page explains it.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase) { "ketamine", "infusion", "response", "maintenance" };

    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var terms = data.Glossary.Where(term => !Known.Contains(term.Term))
            .Select(term => (Term: term, Pattern: new Regex($@"(?<![\w-]){Regex.Escape(term.Term)}(?![\w-])", RegexOptions.IgnoreCase)))
            .ToList();
        foreach (var page in pages.Where(p => p.Page.Section is PageSection.Learn))
        {
            var paragraphs = page.Document.Descendants<ParagraphBlock>()
                .Select(p => (Block: p, Text: string.Concat(p.Inline?.Descendants<LiteralInline>().Select(l => l.Content.ToString()) ?? []))).ToList();
            foreach (var (term, pattern) in terms.Where(t => !page.Page.Terms.Contains(t.Term)))
            {
                if (paragraphs.Find(p => pattern.IsMatch(p.Text)) is { Block: { } block })
                    findings.Warning(page.Source.File, page.LineOf(block), "glossary", $"“{term.Term}” is in the glossary and not marked on this page.", $"Write [[{term.Term}]] where it is first used.");
            }
        }
    }
}
