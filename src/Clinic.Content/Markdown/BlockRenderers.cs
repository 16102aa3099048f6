using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Clinic.Content.Markdown;

/// <summary>Headings with an id each, noted for the contents list.</summary>
internal sealed class PageHeadingRenderer(RenderContext context) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var text = PlainText.Of(heading.Inline);
        if (heading.Level == 1)
            context.Error(heading.Line, "heading", "The title is the only first-level heading.", "Begin with `##`.");
        else if (heading.Level > context.HeadingLevel + 1)
            context.Error(heading.Line, "heading", $"The heading skips from level {context.HeadingLevel} to {heading.Level}.", $"Begin it with {new string('#', context.HeadingLevel + 1)}.");
        context.HeadingLevel = Math.Max(2, heading.Level);

        var id = context.UniqueId(text);
        if (heading.Level <= 3)
        {
            var noted = new Heading(heading.Level, id, text);
            heading.SetData(typeof(Heading), noted);
            context.Headings.Add(noted);
        }

        renderer.Write($"<h{heading.Level} id=\"{id}\">");
        renderer.WriteLeafInline(heading);
        renderer.WriteLine($"</h{heading.Level}>");
    }
}

/// <summary>Tables whose rows become cards on a phone: each cell knows its column's heading.</summary>
internal sealed class StackingTableRenderer(RenderContext context) : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        var headings = table.OfType<TableRow>().Where(row => row.IsHeader)
            .SelectMany(row => row.OfType<TableCell>()).Select(PlainText.Of).ToList();
        if (headings.Exists(heading => heading.Length == 0))
            context.Error(table.Line, "table", "A column has no heading.", "Give every column one; on a phone it stands before each cell.");
        renderer.WriteLine("<div class=\"table-wrap\"><table class=\"table\">");
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader) renderer.Write("<thead>");
            renderer.Write("<tr>");
            var column = 0;
            foreach (var cell in row.OfType<TableCell>()) WriteCell(renderer, row, cell, headings.ElementAtOrDefault(column), column++);
            renderer.Write("</tr>");
            if (row.IsHeader) renderer.Write("</thead><tbody>");
            renderer.WriteLine();
        }

        renderer.WriteLine("</tbody></table></div>");
    }

    private static void WriteCell(HtmlRenderer renderer, TableRow row, TableCell cell, string? heading, int column)
    {
        var tag = row.IsHeader || column == 0 ? "th" : "td";
        renderer.Write($"<{tag}");
        if (row.IsHeader) renderer.Write(" scope=\"col\"");
        else if (column == 0) renderer.Write(" scope=\"row\"");
        else if (heading is { Length: > 0 }) renderer.Write(" data-label=\"").WriteEscape(heading).Write("\"");
        renderer.Write(">");
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = true; // a cell's text needs no paragraph around it
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = paragraphs;
        renderer.Write($"</{tag}>");
    }
}

/// <summary>
/// The components with prose in them. <c>.care.care--emergency</c> (urgent, routine): its level is said in words.
/// <c>.callout</c>, <c>.do-list.do-list--do</c> (dont), <c>.steps</c> and <c>.timeline</c> hold what they are named for.
/// </summary>
internal sealed class ContainerRenderer(RenderContext context) : HtmlObjectRenderer<CustomContainer>
{
    private const string Known = "emergency, urgent, routine, callout, do, dont, steps, timeline, when, unless";

    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        var title = container.Arguments?.Trim().Trim('"', '“', '”').Trim() is { Length: > 0 } given ? given : null;
        switch (container.Info)
        {
            case "emergency":
                WriteBox(renderer, container, "care care--emergency", "Emergency", title ?? "Call 911 now if");
                break;
            case "urgent":
                WriteBox(renderer, container, "care care--urgent", "Urgent", title ?? "Call the clinic the same day if");
                break;
            case "routine":
                WriteBox(renderer, container, "care care--routine", "Not urgent", title ?? "Tell us at your next visit if");
                break;
            case "callout":
                WriteBox(renderer, container, "callout", level: null, title);
                break;
            case "do":
                WriteBox(renderer, container, "do-list do-list--do", level: null, title ?? "Do");
                break;
            case "dont":
                WriteBox(renderer, container, "do-list do-list--dont", level: null, title ?? "Do not");
                break;
            case "steps" or "timeline":
                WriteBox(renderer, container, container.Info, level: null, title);
                break;
            case ClinicKeys.When or ClinicKeys.Unless:
                break; // only one that was refused is still here
            default:
                context.Error(container.Line, "component", $"`::: {container.Info}` is not a component.", $"Use one of {Known}.");
                break;
        }
    }

    private void WriteBox(HtmlRenderer renderer, CustomContainer container, string classes, string? level, string? title)
    {
        if (container.ClosingFencedCharCount == 0)
            context.Error(container.Line, "component", $"`::: {container.Info}` is not closed.", "Write a line of three colons where it ends.");
        if (container.Count == 0)
            context.Error(container.Line, "component", $"`::: {container.Info}` is empty.", "Write its text below it, and close it with three colons.");
        renderer.WriteLine($"<div class=\"{classes}\">");
        if (title is not null)
        {
            var block = classes.Split(' ')[0];
            renderer.Write($"<h{context.InnerLevel} class=\"{block}__title\">");
            if (level is not null) renderer.Write($"<span class=\"care__level\">{level}: </span>");
            renderer.WriteEscape(title).WriteLine($"</h{context.InnerLevel}>");
        }

        renderer.WriteChildren(container);
        renderer.WriteLine("</div>");
    }
}
