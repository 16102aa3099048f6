using Clinic.Content.Markdown.Components;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Clinic.Content.Markdown;

/// <summary>Fenced blocks with a component's name hold its data as YAML; any other code block is shown as it is.</summary>
internal sealed class DataBlockRenderer(RenderContext context) : HtmlObjectRenderer<CodeBlock>
{
    private const string Known = "evidence, icon-array, bar-chart, dot-chart, figure";

    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        if (block is not FencedCodeBlock { Info.Length: > 0 } data)
        {
            context.Error(block.Line, "component", "A block of code has no place on these pages.", $"Name a component after the three backticks ({Known}), or remove the indentation.");
            return;
        }

        // The YAML begins on the line after the fence.
        var place = new YamlPlace(context.File, context.LinesBefore + data.Line + 1, context.Findings);
        if (YamlFields.From(Yaml.Parse(data.Lines.ToString(), place), place, data.Info!) is not { } fields) return;
        var component = new ComponentWriter(renderer, context, fields);
        switch (data.Info)
        {
            case "evidence":
                Evidence.Write(component);
                break;
            case "icon-array":
                IconArray.Write(component);
                break;
            case "bar-chart":
                BarChart.Write(component);
                break;
            case "dot-chart":
                DotChart.Write(component);
                break;
            case "figure":
                Figure.Write(component);
                break;
            default:
                context.Error(block.Line, "component", $"`{data.Info}` is not a component.", $"Use one of {Known}.");
                return;
        }

        fields.RefuseOthers();
    }
}
