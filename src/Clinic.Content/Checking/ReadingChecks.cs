using System.Globalization;
using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>Pages read at grade 6 to 8; the short version has at most 150 words; what has to be said is said.</summary>
internal static partial class ReadingChecks
{
    public const double GradeMin = 6.0;
    public const double GradeMax = 8.0;
    public const int BriefWordsMax = 150;

    public static void Run(IReadOnlyList<ParsedPage> pages, Findings findings)
    {
        foreach (var page in pages)
        {
            var grade = Math.Round(page.Grade.Grade, 1);
            if (grade is < GradeMin or > GradeMax)
            {
                var advice = grade > GradeMax
                    ? "Shorten the hardest sentences: " + string.Join(" | ", page.Grade.Hardest(3).Select(sentence => WholeText.Shortened(sentence, 90)))
                    : "Join short sentences where they belong together.";
                findings.Error(page.Source.File, page.BodyLine, "grade",
                    string.Create(CultureInfo.InvariantCulture, $"The page reads at grade {grade:0.0}, not {GradeMin:0} to {GradeMax:0}."), advice);
            }

            var words = WordPattern().Count(Marks().Replace(page.Matter.Brief, " "));
            if (words > BriefWordsMax)
                findings.Error(page.Source.File, page.Matter.LineOf("brief"), "brief", $"The short version has {words} words.", $"Cut it to {BriefWordsMax}.");

            if (page.Page is { Section: PageSection.Learn, OffLabel: false } && Condition().IsMatch(page.Page.Title + " " + page.Page.Summary))
                findings.Error(page.Source.File, 1, "off-label", "The page speaks of ketamine for a condition without the off-label line.", "Add `offLabel: true`.");
        }
    }


    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\[@[^\]]*\]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"ketamine.*\b(depress|anxi|bipolar|PTSD|suicid)|\b(depress|anxi|bipolar|PTSD|suicid).*ketamine", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();
}
