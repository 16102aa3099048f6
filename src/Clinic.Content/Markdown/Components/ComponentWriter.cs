using System.Globalization;
using Markdig.Renderers;

namespace Clinic.Content.Markdown.Components;

/// <summary>What every component made from data needs: its fields, and a place to write.</summary>
internal sealed class ComponentWriter(HtmlRenderer html, RenderContext context, YamlFields fields)
{
    public YamlFields Fields { get; } = fields;

    public ComponentWriter Line(string markup)
    {
        html.WriteLine(markup);
        return this;
    }

    /// <summary>A required field, with citations, terms and emphasis rendered.</summary>
    public string Prose(string key) => Fields.Text(key) is { Length: > 0 } text ? context.RenderInline(text, Fields.LineOf(key)) : "";

    public string? ProseOrNull(string key) =>
        Fields.TextOrNull(key) is { } text ? context.RenderInline(text, Fields.LineOf(key)) : null;

    public string Prose(YamlFields of, string key) => of.Text(key) is { Length: > 0 } text ? context.RenderInline(text, of.LineOf(key)) : "";

    public ComponentWriter Title(string classes, bool required = true)
    {
        if ((required ? Prose("title") : ProseOrNull("title")) is { Length: > 0 } title)
            Line($"<h{context.InnerLevel} class=\"{classes}\">{title}</h{context.InnerLevel}>");
        return this;
    }

    public ComponentWriter Source(string tag = "p")
    {
        if (ProseOrNull("source") is { } source) Line($"<{tag} class=\"source\">{source}</{tag}>");
        return this;
    }

    public static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
