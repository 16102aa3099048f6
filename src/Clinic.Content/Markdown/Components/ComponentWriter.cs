using System.Globalization;
using Markdig.Renderers;

namespace Clinic.Content.Markdown.Components;

/// <summary>What every component made from data needs: its fields, the table of studies, and a place to write.</summary>
internal sealed class ComponentWriter(HtmlRenderer html, RenderContext context, YamlFields fields)
{
    public YamlFields Fields { get; } = fields;

    public ContentData Data => context.Data;

    /// <summary>What it says in words where that does not stand in its fields, for searching.</summary>
    public List<string> Words { get; } = [];

    /// <summary>It names nothing that can be shown: its other fields were not asked for, and are not wrong.</summary>
    public bool Stopped { get; private set; }

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

    /// <summary>Words of the table of studies, as Markdown, at the place of the field that asked for them.</summary>
    public string Told(string markdown, string key)
    {
        Words.Add(PlainText.Of(ClinicMarkdown.Parse(markdown) ?? []));
        return Shown(markdown, key);
    }

    /// <summary>The same, not to be found by searching: a long table would outweigh what the page is about.</summary>
    public string Shown(string markdown, string key) => context.RenderInline(markdown, Fields.LineOf(key));

    /// <summary>The number of a study's source on this page, as a link.</summary>
    public string Cite(Study study, string key) => context.RenderInline($"[@{study.Source}]", Fields.LineOf(key));

    public ComponentWriter Title(string classes, bool required = true)
    {
        if ((required ? Prose("title") : ProseOrNull("title")) is { Length: > 0 } title) Heading(classes, title);
        return this;
    }

    /// <summary>The title given, or else this one.</summary>
    public ComponentWriter TitleOr(string classes, string usual)
    {
        Words.Add(Fields.TextOrNull("title") ?? usual);
        return Heading(classes, ProseOrNull("title") ?? Escape(usual));
    }

    public ComponentWriter Source(string tag = "p")
    {
        if (ProseOrNull("source") is { } source) Line($"<{tag} class=\"source\">{source}</{tag}>");
        return this;
    }

    /// <summary>The study a field names, noted as shown here; null after an error was recorded.</summary>
    public Study? Study(string key, string id)
    {
        if (Data.FindStudy(id) is not { } study)
        {
            Stopped = true;
            Fields.Error(key, $"There is no study `{id}`.", "Name one of evidence.yml by its id, or add it there.");
            return null;
        }

        context.Drawn.Add((study, Fields.LineOf(key)));
        return study;
    }

    /// <summary>One result of a study, as <c>study.outcome</c>; null after an error was recorded.</summary>
    public (Study Study, StudyOutcome Outcome)? Outcome(string key, string name)
    {
        Stopped = true;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            Fields.Error(key, $"`{name}` names no outcome.", "Write the study and its outcome, such as murrough-2013.response.");
            return null;
        }

        if (Study(key, name[..dot]) is not { } study) return null;
        if (study.Find(name[(dot + 1)..]) is not { } outcome)
        {
            Fields.Error(key, $"`{study.Id}` has no outcome `{name[(dot + 1)..]}`.", $"It has: {string.Join(", ", study.Outcomes.Select(o => o.Id))}.");
            return null;
        }

        if (outcome.IsShown)
        {
            Stopped = false;
            return (study, outcome);
        }

        Fields.Error(key, $"Nobody has seen the figures of `{name}` in their source.", "Show another, or compare them and set `verified` in evidence.yml.");
        return null;
    }

    public void ShowsAll(EvidenceTopic topic) => context.Tables.Add(topic);

    public static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private ComponentWriter Heading(string classes, string title) =>
        Line($"<h{context.InnerLevel} class=\"{classes}\">{title}</h{context.InnerLevel}>");
}
