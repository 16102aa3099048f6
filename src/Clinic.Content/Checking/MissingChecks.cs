using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
using Markdig.Syntax;

namespace Clinic.Content;

/// <summary>
/// That the clinic has not told something is said within <c>::: unless</c> only: anywhere else it would stay on the page
/// when the clinic has.
/// </summary>
internal static partial class MissingChecks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, Findings findings)
    {
        foreach (var page in pages)
        {
            Check(page, page.Matter.Summary, page.Matter.LineOf("summary"), findings);
            foreach (var block in page.Brief.Descendants().OfType<Block>()) Check(page, EvidenceWordChecks.Marked(block), page.LineOfBrief(block), findings);
            foreach (var block in page.Document.Descendants().OfType<Block>().Where(block => !ClinicKeys.IsUnless(block)))
                Check(page, EvidenceWordChecks.Marked(block), page.LineOf(block), findings);
        }
    }

    private static void Check(ParsedPage page, string? text, int line, Findings findings)
    {
        if (text is not null && Missing().Match(text) is { Success: true } missing)
            findings.Error(page.Source.File, line, "missing", $"“{missing.Value}” says that the clinic has not told something, also when it has.", "Write it between `::: unless clinic.KEY` and `:::`, or leave it out.");
    }

    // The clinic, or we for it, and what it may state: its people, prices, insurance, languages, services, days.
    [GeneratedRegex("""
        \b(?:the\ clinic|this\ clinic|our\ clinic|we)\ (?:has|have)\ not\ (?:yet\ )?(?:given|told|published|named|listed|stated|said|set)\b
        | \b(?:show|list|publish|name|give)\ no\ (?:prices?|fees?|clinicians?|names|hours|insurance|services|holidays|coordinator)\b
        | \b(?:do|does)\ not\ (?:yet\ )?(?:show|list|publish|name)\ (?:\w+\ )?(?:prices?|fees?|clinicians?|insurance|services|holidays|coordinator)\b
        | \bno\ (?:prices?|fees?|insurance\ plans?|coordinator|holidays)\ (?:is|are|has|have)\ (?:been\ )?(?:listed|published|named|given|shown|known)\b
        | \b(?:prices?|fees?|coordinator|holidays|services)\b[^.,!?]{0,30}\b(?:is|are|has|have)\ not\ (?:been\ )?(?:listed|published|named|given|shown|known|told)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Missing();
}
