using System.Buffers;
using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>Refuses what <c>wording.yml</c> lists, and phone numbers typed into a page.</summary>
internal static partial class WordingChecks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var rules = data.Wording.Refused.Select(rule => (Rule: rule, Phrases: Any(rule.Words), Pattern: Pattern(rule.Words))).ToList();
        var numbers = data.Crisis.Lines.Select(line => line.Number).OfType<string>().Append("988").Where(number => number != "911").Distinct().ToArray();
        var shortNumbers = (Any: Any(numbers), Pattern: ShortNumber(numbers));
        foreach (var page in pages)
        {
            var used = new HashSet<WordingException>();
            foreach (var (line, text) in Texts(page)) Check(page.Source.File, line, text, page.Exceptions, used);
            foreach (var unused in page.Exceptions.Where(e => !used.Contains(e)))
                findings.Error(page.Source.File, unused.Line, "wording", $"Nothing on the next line needs the exception for “{unused.Word}”.", "Remove the comment.");
        }

        foreach (var term in data.Glossary) Check("content/glossary.yml", term.Line, term.Meaning, [], []);
        foreach (var study in data.Studies) Check("content/evidence.yml", study.Line, Readable(string.Join("\n", EvidenceChecks.Words(study))), [], []);
        foreach (var claim in data.Claims) Check("content/claims.yml", claim.Line, Readable(claim.Says), [], []);
        foreach (var fact in data.Facts) Check("content/facts.yml", fact.Line, Readable(fact.Text), [], []);

        void Check(string file, int firstLine, string text, IReadOnlyList<WordingException> exceptions, HashSet<WordingException> used)
        {
            var flat = Space().Replace(text, " ");
            foreach (var (rule, phrases, pattern) in rules)
            {
                if (!flat.AsSpan().ContainsAny(phrases)) continue;
                foreach (Match match in pattern.Matches(text))
                {
                    var (word, line) = (Space().Replace(match.Value, " "), LineOf(match));
                    if (exceptions.FirstOrDefault(e => e.Line == line - 1 && e.Word.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } allowed)
                        used.Add(allowed);
                    else
                        findings.Error(file, line, "wording", $"“{word}” is refused: {rule.Because}", $"Write instead: {rule.Instead}.");
                }
            }

            IEnumerable<Match> shortOnes = text.AsSpan().ContainsAny(shortNumbers.Any) ? shortNumbers.Pattern.Matches(text) : [];
            foreach (var number in LongNumber().Matches(text).Concat(shortOnes))
                findings.Error(file, LineOf(number), "phone", $"The number {number.Value} is typed here.", "Use {{crisis.ID}} or {{clinic.phone}}, so that it is right everywhere at once.");

            int LineOf(Match match) => firstLine + text.AsSpan(0, match.Index).Count('\n');
        }
    }

    // Front matter words count too: readers see them first.
    private static IEnumerable<(int Line, string Text)> Texts(ParsedPage page)
    {
        var matter = page.Matter;
        yield return (matter.LineOf("title"), matter.Title);
        yield return (matter.LineOf("short"), matter.Short);
        yield return (matter.LineOf("summary"), matter.Summary);
        yield return (matter.LineOf("nextStep"), matter.NextStep?.Text ?? "");
        yield return (matter.LineOf("brief") + 1, Readable(matter.Brief));
        yield return (page.BodyLine, Readable(page.Body));
    }

    // Ids of citations and addresses are not words a reader sees, and emphasis does not make a refused word another.
    private static string Readable(string text) => Marks().Replace(NotRead().Replace(text, " "), "");

    // A phrase may run over the end of a line, but not of its paragraph.
    private static Regex Pattern(IEnumerable<string> words) => new(
        $@"(?<![\w-])(?:{string.Join('|', words.Select(word => Regex.Escape(word).Replace(@"\ ", @"(?:[ \t]+|[ \t]*\n[ \t]*)", StringComparison.Ordinal)))})(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    // Most texts hold none of a rule's phrases, and these are looked for many times faster than a pattern.
    private static SearchValues<string> Any(IEnumerable<string> phrases) =>
        SearchValues.Create([.. phrases], StringComparison.OrdinalIgnoreCase);

    // The short numbers of crisis.yml. Not 911: headings such as "Call 911 now if" are plain text, and everyone knows it.
    private static Regex ShortNumber(IEnumerable<string> numbers) => new(
        $@"(?<![\w.,-])(?:{string.Join('|', numbers.Select(Regex.Escape))})(?![\w%-]|[.,]\d|\s+(?:people|adults|patients|participants|veterans|of)\b)",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    // Ten digits as they are usually written.
    [GeneratedRegex(@"(?<![\d.-])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\[@[^\]\n]*\]|\]\([^)\n]*\)|\{\{[^}\n]*\}\}")]
    private static partial Regex NotRead();

    [GeneratedRegex(@"[*_]+|\[\[(?:[^\]|\n]*\\?\|)?|\]\]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
