using Clinic.Content.Markdown;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Clinic.Content;

/// <summary>Turns one Markdown file into a page, and records what is wrong with it.</summary>
internal sealed class PageReader(ContentData data, Findings findings)
{
    public ParsedPage? Read(string text, PageSource source)
    {
        var (matter, body, bodyLine) = FrontMatter.Read(text, source, findings);
        if (matter is null) return null;

        var (clean, exceptions) = WordingException.TakeOut(body, bodyLine, source, findings);
        var context = new RenderContext(data, source.File, findings) { LinesBefore = bodyLine - 1 };
        if (ClinicMarkdown.Parse(clean) is not { } document)
        {
            context.TooDeep();
            return null;
        }

        ClinicKeys.TakeOut(document, context);
        var shortVersion = ClinicMarkdown.Parse(matter.Brief) ?? [];
        var brief = matter.Brief.Length == 0 ? "" : context.Render(matter.Brief, matter.LineOf("brief") + 1);
        ClaimInline.PutIn(shortVersion, data);
        var html = context.Render(document);
        var grade = ReadingGrade.Of(Prose(document), data.Wording.Names);
        var page = new Page
        {
            Slug = source.Slug,
            Section = source.Section,
            Title = matter.Title,
            Short = matter.Short,
            Summary = matter.Summary,
            Topic = matter.Topic,
            Order = matter.Order,
            Updated = matter.Updated,
            Reviewed = matter.Reviewed,
            Reviewer = matter.Reviewer,
            NextReview = matter.NextReview,
            OffLabel = matter.OffLabel,
            Brief = brief,
            NextStep = matter.NextStep,
            Related = matter.Related,
            Aliases = matter.Aliases,
            Html = html,
            Headings = context.Headings,
            Citations = context.Citations,
            Terms = context.Terms,
            Sections = ShownText.Sections(html, matter.Title, context.Headings),
            Grade = grade.Grade,
            WordCount = grade.Words,
            SourceFile = source.Name,
        };
        return new ParsedPage(page, matter, document, shortVersion, clean, bodyLine, grade, exceptions, context.Links, source)
        {
            Drawn = context.Drawn,
            Tables = context.Tables,
        };
    }

    private static IEnumerable<string> Prose(MarkdownDocument document) => document.Descendants<ParagraphBlock>()
        .Where(paragraph => paragraph.Parent is not TableCell)
        .Select(paragraph => PlainText.Of(paragraph.Inline));
}

/// <summary>A page with what the checks look at beside it.</summary>
internal sealed record ParsedPage(
    Page Page, FrontMatter Matter, MarkdownDocument Document, MarkdownDocument Brief, string Body, int BodyLine, ReadingGrade Grade,
    IReadOnlyList<WordingException> Exceptions, IReadOnlyList<(string Href, int Line)> Links, PageSource Source)
{
    public IReadOnlyList<(Study Study, int Line)> Drawn { get; init; } = [];

    public IReadOnlySet<EvidenceTopic> Tables { get; init; } = new HashSet<EvidenceTopic>();

    /// <summary>The line of the file that a block or inline stands on.</summary>
    public int LineOf(MarkdownObject at) => BodyLine + at.Line;

    /// <summary>The line of the file that a block of the short version stands on.</summary>
    public int LineOfBrief(MarkdownObject at) => Matter.LineOf("brief") + 1 + at.Line;
}
