using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>Refuses what <c>wording.yml</c> lists, and phone numbers typed into a page.</summary>
internal static partial class WordingChecks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var rules = data.Wording.Refused.Select(rule => (Rule: rule, Pattern: Pattern(rule.Words))).ToList();
        foreach (var page in pages)
        {
            var used = new HashSet<WordingException>();
            foreach (var (line, text) in Lines(page))
            {
                foreach (var (rule, pattern) in rules)
                {
                    foreach (var word in pattern.Matches(text).Select(match => match.Value))
                    {
                        if (page.Exceptions.FirstOrDefault(e => e.Line == line - 1 && e.Word.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } allowed)
                            used.Add(allowed);
                        else
                            findings.Error(page.Source.File, line, "wording", $"“{word}” is refused: {rule.Because}", $"Write instead: {rule.Instead}.");
                    }
                }

                if (Phone().Match(text) is { Success: true, Value: var number })
                    findings.Error(page.Source.File, line, "phone", $"The number {number} is typed here.", "Use {{crisis.ID}} or {{clinic.phone}}, so that it is right everywhere at once.");
            }

            foreach (var unused in page.Exceptions.Where(e => !used.Contains(e)))
                findings.Error(page.Source.File, unused.Line, "wording", $"Nothing on the next line needs the exception for “{unused.Word}”.", "Remove the comment.");
        }
    }

    // Line by line, so that a finding and an exception mean the same line; front matter words count too.
    private static IEnumerable<(int Line, string Text)> Lines(ParsedPage page)
    {
        var matter = page.Matter;
        yield return (matter.LineOf("title"), matter.Title);
        yield return (matter.LineOf("summary"), matter.Summary);
        var brief = matter.Brief.Split('\n');
        for (var i = 0; i < brief.Length; i++) yield return (matter.LineOf("brief") + 1 + i, Readable(brief[i]));
        for (var i = 0; i < page.BodyLines.Count; i++) yield return (page.BodyLine + i, Readable(page.BodyLines[i]));
    }

    // Ids of citations and addresses are not words a reader sees.
    private static string Readable(string line) => NotRead().Replace(line, " ");

    private static Regex Pattern(IEnumerable<string> words) => new(
        $@"(?<![\w-])(?:{string.Join('|', words.Select(word => Regex.Escape(word).Replace(@"\ ", @"\s+", StringComparison.Ordinal)))})(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    [GeneratedRegex(@"\[@[^\]]*\]|\]\([^)]*\)|\{\{[^}]*\}\}")]
    private static partial Regex NotRead();

    [GeneratedRegex(@"(?<![\d.-])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)|(?<![\w.])988(?!\w)")]
    private static partial Regex Phone();
}
