using System.Net;
using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content;

/// <summary>
/// What the site says about itself is held by a test: each such sentence stands in <c>claims.yml</c> with its tests, and
/// pages take it from there. That the tests exist is asked by the tests.
/// </summary>
public static partial class ClaimChecks
{
    private const string File = "content/claims.yml";

    /// <summary>The sentences of a text that say something about this site: what it keeps, shows, counts, refuses, sends.</summary>
    public static IEnumerable<string> AboutTheSite(string text) => EvidenceWordChecks.Sentences(text).Where(sentence => Says().IsMatch(sentence));

    internal static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        foreach (var claim in data.Claims) CheckClaim(claim, pages, data, findings);
        foreach (var page in pages)
        {
            Check(page, page.Brief, page.LineOfBrief, findings);
            Check(page, page.Document, page.LineOf, findings);
        }

        var said = data.Claims.Select(claim => Words(claim.Says)).ToList();
        foreach (var answer in data.Answers.Answers) CheckText("content/answers.yml", answer.Line, Tag().Replace(answer.Html ?? "", ""), said, findings);
        foreach (var fact in data.Facts) CheckText("content/facts.yml", fact.Line, Words(fact.Text), said, findings);
        foreach (var term in data.Glossary) CheckText("content/glossary.yml", term.Line, Words(term.Meaning), said, findings);
    }

    /// <summary>The words of a claim without marks and links.</summary>
    internal static string Words(string markdown) => PlainText.Of(ClinicMarkdown.Parse(markdown) ?? []);

    private static void CheckClaim(Claim claim, IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        if (claim.HeldBy.Count == 0 == claim.NoTest is null)
            findings.Error(File, claim.Line, "claim", $"No test holds `{claim.Id}`.", "Name the tests that fail when it is not so in `heldBy`, or say in `noTest` why none can know it.");
        var token = $"{{{{claim.{claim.Id}}}}}";
        var onPage = pages.Any(page => page.Body.Contains(token, StringComparison.Ordinal) || page.Matter.Brief.Contains(token, StringComparison.Ordinal))
            || data.Answers.Answers.Any(answer => Tag().Replace(answer.Html ?? "", "").Contains(Words(claim.Says), StringComparison.Ordinal));
        if (onPage || claim.Form) return;
        findings.Error(File, claim.Line, "claim", $"No page says `{claim.Id}`.", $"Write {token} where it belongs, or `form: true` if a form says it, or take it out.");
    }

    private static void Check(ParsedPage page, MarkdownDocument document, Func<MarkdownObject, int> lineOf, Findings findings)
    {
        foreach (var block in document.Descendants().OfType<Block>())
        {
            var text = block switch
            {
                ParagraphBlock { Parent: not TableCell } paragraph => Own(paragraph.Inline),
                TableRow { IsHeader: false } row => string.Join(" | ", row.Descendants<ParagraphBlock>().Select(cell => Own(cell.Inline))),
                _ => "",
            };
            foreach (var sentence in text.Split('⟦').SelectMany(AboutTheSite)) Refuse(page.Source.File, lineOf(block), sentence, findings);
        }
    }

    private static void CheckText(string file, int line, string text, List<string> said, Findings findings)
    {
        foreach (var sentence in AboutTheSite(WebUtility.HtmlDecode(text)).Where(sentence => !said.Exists(words => words.Contains(sentence, StringComparison.Ordinal))))
            Refuse(file, line, sentence, findings);
    }

    private static void Refuse(string file, int line, string sentence, Findings findings) => findings.Error(
        file, line, "claim", $"“{sentence.Trim()}” says something about this site that no test holds.", "Put it into claims.yml with its test, and write {{claim.ID}} here.");

    // The page's own words; where a claim stands, a cut.
    private static string Own(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Select(inline => inline switch
    {
        ClaimInline => "⟦",
        ContainerInline inner => Own(inner),
        LiteralInline literal => literal.Content.ToString(),
        TermInline term => term.Shown,
        LineBreakInline => " ",
        _ => "",
    }));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    // Who acts and what is done; then what only a site has or does. Not "this page": pages speak of what they are about.
    [GeneratedRegex("""
        (?<!\b(?:on|hosts)\ )\b(?:this|the|our)\ (?:web)?site\b[^,.!?]{0,40}?\b(?:uses?|sets?|stores?|keeps?|counts?|collects?|has\ (?:no|not)|is\ in|follows?|sends?)\b
        | \b(?:a|the|this|another\ part\ of\ the)\ (?:program|system)\b[^.!?]{0,30}?\b(?:looks?|reads?|refuses?|warns?|reminds?|asks?|writes?|counts?|shows?|is|does|can|may)\b
        | \b(?:our|the)\ (?:web\ )?(?:server|log)s?\b(?!\ of\ (?!this))[^.!?]{0,40}?\b(?:keeps?|stores?|holds?|includes?|does|are|is)\b
        | \b(?:the|our|these)\ forms\b[^.!?]{0,40}?\b(?:do|hold|ask|keep|send)\b
        | \b(?:each|every|an)\ (?:education\ |public\ )?page\b(?!\ that)[^.!?]{0,30}?\b(?:shows?|says?|has|reads?|is|of\ the\ site|with\ a)\b
        | (?<!that\ )\b(?:the|these|our)\ pages\ (?:have|has|follow)\b|\bleft\ out\ of\ the\ pages\b
        | \b(?:nobody|no\ one)\ (?:is\ )?(?:watch(?:es|ing)\ (?:this|the|our|them)|reads\ messages)\b|\bnot\ watched\b
        | \b(?:cookies?|no\ (?:trackers?|ads|advertisements)|analytics|backup\ cop(?:y|ies)|not\ track)\b
        | \b(?:encrypt(?:ed|ion)|kept\ under\ lock|overwritten)\b
        | \byour\ browser\ (?:holds?|keeps?|stores?)\b
        | \bnothing\ (?:about\ you\ is|that\ you\ sent|on\ this\ website)\b
        | \b(?:what\ you\ (?:typed|wrote|write|sent|have\ not\ sent)|your\ (?:words|message|answers)|a\ message\ from[^.!?]{0,30}|the\ information)\ (?:is|are|stays?|was)\b(?!\ (?:how|why|what|no|general))
        | \b(?:stored|erased|deleted|sold)\ (?:by|at|to|until|when|what|it|nothing|nobody|encrypted|readable|and\ read|without)\b|\berases\ (?:it|nothing|what)\b|\bis\ stored,
        | \bautomated\ (?:tools?|tests?)\b
        | \bleave\ this\ page[”"’]?\ button\b
        | \b(?:we|staff|our\ staff)\ (?:store|erase|delete|encrypt|track|never\ share|read\ it)\b|\bcan\ read\ anything\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Says();
}
