using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content;

/// <summary>Turns one Markdown file into a page, and records what is wrong with it.</summary>
internal sealed partial class PageReader(ContentData data, Findings findings)
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

        RefuseHtml(document, source, bodyLine);
        var brief = matter.Brief.Length == 0 ? "" : context.Render(matter.Brief, matter.LineOf("brief") + 1);
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
            Sections = Sections(document, matter.Title, context.Headings),
            Grade = grade.Grade,
            WordCount = grade.Words,
            SourceFile = source.Name,
        };
        return new ParsedPage(page, matter, document, clean.Split('\n'), bodyLine, grade, exceptions, source);
    }

    // HTML is not read as HTML, so it would be shown to readers as it stands: tell the author instead.
    private void RefuseHtml(MarkdownDocument document, PageSource source, int bodyLine)
    {
        foreach (var literal in document.Descendants<LiteralInline>().Where(l => Tag().IsMatch(l.Content.ToString())))
        {
            findings.Error(source.File, bodyLine + literal.Line, "html", "HTML is not allowed here.",
                "Use Markdown or a component; content/README.md shows them.");
        }
    }

    private static IEnumerable<string> Prose(MarkdownDocument document) => document.Descendants<ParagraphBlock>()
        .Where(paragraph => paragraph.Parent is not TableCell)
        .Select(paragraph => PlainText.Of(paragraph.Inline));

    private static List<PageText> Sections(MarkdownDocument document, string title, IReadOnlyList<Heading> headings)
    {
        var sections = new List<PageText>();
        var (id, heading, text, next) = ("", title, new List<string>(), 0);
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: <= 3 } && next < headings.Count)
            {
                sections.Add(new PageText(id, heading, string.Join(' ', text)));
                (id, heading, text) = (headings[next].Id, headings[next].Text, []);
                next++;
            }
            else
            {
                text.Add(PlainText.Of(block));
            }
        }

        sections.Add(new PageText(id, heading, string.Join(' ', text)));
        return [.. sections.Where(section => section.Text.Length > 0)];
    }

    [GeneratedRegex("<(?:[A-Za-z/!?])")]
    private static partial Regex Tag();
}

/// <summary>A page with what the checks look at beside it.</summary>
internal sealed record ParsedPage(
    Page Page, FrontMatter Matter, MarkdownDocument Document, IReadOnlyList<string> BodyLines, int BodyLine, ReadingGrade Grade,
    IReadOnlyList<WordingException> Exceptions, PageSource Source)
{
    /// <summary>The line of the file that a block or inline stands on.</summary>
    public int LineOf(MarkdownObject at) => BodyLine + at.Line;
}
