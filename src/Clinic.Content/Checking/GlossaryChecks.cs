using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
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
        RefuseSharedNames(data, findings);
        var terms = data.Glossary.Where(term => !Known.Contains(term.Term))
            .Select(term => (Term: term, Pattern: new Regex($@"(?<![\w-]){Regex.Escape(term.Term)}(?![\w-])", RegexOptions.IgnoreCase)))
            .ToList();
        foreach (var page in pages.Where(p => p.Page.Section is PageSection.Learn))
        {
            // What the short version marks is not marked again below it.
            var inBrief = page.Brief.Descendants<TermInline>().Select(mark => data.FindTerm(mark.Name)).ToHashSet();
            var inlines = page.Document.Descendants<ParagraphBlock>().SelectMany(p => p.Inline?.Descendants<LeafInline>() ?? []).ToList();
            foreach (var (term, pattern) in terms.Where(t => !inBrief.Contains(t.Term)))
            {
                var first = inlines.Find(inline => inline switch
                {
                    LiteralInline text => text.Content.AsSpan().Contains(term.Term, StringComparison.OrdinalIgnoreCase) && pattern.IsMatch(text.Content.AsSpan()),
                    TermInline mark => data.FindTerm(mark.Name) == term,
                    _ => false,
                });
                if (first is LiteralInline)
                {
                    var where = page.Page.Terms.Contains(term) ? "marked only further down" : "not marked on this page";
                    findings.Warning(page.Source.File, page.LineOf(first), "glossary", $"“{term.Term}” is in the glossary and {where}.", $"Write [[{term.Term}]] where it is first used.");
                }
            }
        }
    }

    // A name that two terms share would open one meaning today and the other after an edit.
    private static void RefuseSharedNames(ContentData data, Findings findings)
    {
        var shared = data.Glossary
            .SelectMany(term => term.Aliases.Append(term.Term).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (Name: name, Term: term)))
            .GroupBy(entry => entry.Name, entry => entry.Term, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
        foreach (var group in shared)
        {
            findings.Error("content/glossary.yml", group.Last().Line, "glossary",
                $"“{group.Key}” belongs to `{group.First().Id}` and to `{group.Last().Id}`.", "Keep it in one of them.");
        }
    }
}
