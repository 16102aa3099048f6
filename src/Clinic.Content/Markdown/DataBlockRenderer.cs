using Clinic.Content.Markdown.Components;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Clinic.Content.Markdown;

/// <summary>
/// Fenced blocks with a component's name hold a few lines of YAML: which study to show, or the data itself. There is no
/// other code on these pages.
/// </summary>
internal sealed class DataBlockRenderer(RenderContext context) : HtmlObjectRenderer<CodeBlock>
{
    private static readonly Dictionary<string, Action<ComponentWriter>> Components = new(StringComparer.Ordinal)
    {
        ["evidence"] = Evidence.Write,
        ["icon-array"] = IconArray.Write,
        ["bar-chart"] = BarChart.Write,
        ["trials"] = TrialsTable.Write,
        ["forest"] = ForestPlot.Write,
        ["dot-chart"] = DotChart.Write,
        ["clinic"] = ClinicFacts.Write,
        ["figure"] = Figure.Write,
    };

    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var name = (block as FencedCodeBlock)?.Info ?? "";
        if (!Components.TryGetValue(name, out var write))
        {
            context.Error(block.Line, "component",
                name.Length == 0 ? "A block of code has no place on these pages." : $"`{name}` is not a component.",
                $"Name one after the three backticks: {string.Join(", ", Components.Keys)}.");
            return;
        }

        if (block is FencedCodeBlock { ClosingFencedCharCount: 0 })
            context.Error(block.Line, "component", $"The {name} is not closed.", "Write a line of three backticks where it ends.");

        // The YAML begins on the line after the fence.
        var place = new YamlPlace(context.File, context.LinesBefore + block.Line + 1, context.Findings);
        if (YamlFields.From(Yaml.Parse(block.Lines.ToString(), place), place, name) is not { } fields) return;
        var component = new ComponentWriter(renderer, context, fields);
        write(component);
        if (component.Words.Count > 0) block.SetData(typeof(ComponentWriter), string.Join(' ', component.Words)); // what is drawn from a table is found by searching too
        if (!component.Stopped) fields.RefuseOthers();
    }
}
