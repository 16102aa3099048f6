using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>
/// What has to be mended before the form can be taken, each line a link to its field. Takes the focus, so that it is
/// the first thing said and seen, unless help comes first; writes nothing where all is well.
/// </summary>
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>Null counts what has to be checked.</summary>
    public string? Heading { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (ViewContext.ViewData.ModelState.IsValid) output.SuppressOutput();
        else output.Content.SetHtmlContent(new Summary(ViewContext, Heading));
    }

    // Razor writes a page's pieces out after all of them have run: only then are the fields below this one known,
    // in the order a reader will meet them.
    private sealed class Summary(ViewContext view, string? heading) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var lines = Lines().ToList();
            var focus = view.ViewData["HelpFirst"] is null ? " autofocus" : "";
            writer.Write($"<div class=\"error-summary\" id=\"error-summary\" tabindex=\"-1\"{focus}><div role=\"alert\">");
            writer.Write($"<h2 class=\"error-summary__title\">{encoder.Encode(heading is null ? Title(lines.Count) : view.Say(heading))}</h2><ul>");
            foreach (var (message, field) in lines)
            {
                writer.Write("<li>");
                if (field is not null) writer.Write($"<a href=\"#{encoder.Encode(field.Id)}\">");
                encoder.Encode(writer, message);
                if (field is not null) writer.Write("</a>");
                writer.Write("</li>");
            }

            writer.Write("</ul></div></div>");
        }

        private string Title(int count) =>
            count == 1 ? view.Say("Please check one thing") : view.Say("Please check these {0} things", count);

        // First what concerns the whole form or no field of this page, then field by field.
        private IEnumerable<(string Message, FormField? Field)> Lines()
        {
            var fields = PageFields.Of(view).Where(field => field.Error is not null).DistinctBy(field => field.Name).ToList();
            var ofFields = fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var others = view.ViewData.ModelState
                .Where(state => !ofFields.Contains(state.Key))
                .SelectMany(state => state.Value!.Errors, (_, error) => (view.Say(error.ErrorMessage), (FormField?)null));
            return others.Concat(fields.Select(field => (field.Error!, (FormField?)field)));
        }
    }
}
