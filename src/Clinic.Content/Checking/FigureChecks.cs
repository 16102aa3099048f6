using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Clinic.Content;

/// <summary>
/// A study's results stand once, in <c>evidence.yml</c>. A table draws them from there, and prose that cites a study gives
/// no other figure for it than the one that stands there and may be shown.
/// </summary>
internal static partial class FigureChecks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var studies = data.Studies.ToLookup(study => study.Source, StringComparer.Ordinal);
        foreach (var page in pages.Where(page => page.Page.Section is PageSection.Learn))
        {
            var rows = page.Document.Descendants().OfType<Markdig.Extensions.Tables.TableRow>().Select(page.LineOf).ToHashSet();
            foreach (var (text, line) in EvidenceWordChecks.Texts(page))
            {
                var cited = EvidenceWordChecks.CitedIn(text).ToList();
                var about = cited.SelectMany(id => studies[id]).ToList();
                // Another source in the same paragraph may give the figure.
                if (about.Count == 0 || cited.Exists(id => !studies[id].Any())) continue;
                Check(page, text, line, rows.Contains(line), about, findings);
            }
        }
    }

    private static void Check(ParsedPage page, string text, int line, bool row, List<Study> about, Findings findings)
    {
        var known = about.SelectMany(study => study.Shown).SelectMany(outcome => outcome.Arms).Select(arm => arm.Of100).OfType<double>().ToList();
        foreach (var match in Share().Matches(text).Where(match => !Stands(match, known)))
            findings.Error(page.Source.File, line, "figure", $"“{match.Value.Trim()}” is not what evidence.yml says of {string.Join(", ", about.Select(study => $"`{study.Id}`").Distinct())}.", "Correct it, or add the result there with its comparison.");
        if (row && RowShare().Matches(text).FirstOrDefault(match => Stands(match, known)) is { } typed)
            findings.Error(page.Source.File, line, "figure", $"“{typed.Value.Trim()}” is a result typed into a table.", $"Draw it: {{{{study.{about[0].Id}.OUTCOME}}}} writes both groups and the source.");
    }

    // As it stands there, or rounded; or those who are left, where it says that they did not.
    private static bool Stands(Match match, List<double> known)
    {
        var figure = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        if (match.Groups["rest"].Success) figure = 100 - figure;
        return known.Exists(value => value.Equals(figure) || Math.Round(value, MidpointRounding.AwayFromZero).Equals(figure));
    }

    [GeneratedRegex(@"(?<![\d.-])(\d+(?:\.\d+)?)\s*(?:%|percent\b|(?:out )?of (?:every )?100\b)(?<rest>[^.|\d]{0,60}?\b(?:did|were|had) no(?:t|ne)?\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    // In a row the head may say what is counted: a number beside a word of results.
    [GeneratedRegex(@"(?<![\d.-])(\d+(?:\.\d+)?)(?: of 100| percent|%)?(?: with| responded| were| in remission|\s*(?=\||⟦|,))", RegexOptions.IgnoreCase)]
    private static partial Regex RowShare();
}
