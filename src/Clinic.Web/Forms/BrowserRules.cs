using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Clinic.Web.Forms;

/// <summary>
/// The validator's rules that need nothing but the field itself, with their messages, for the script to say early.
/// The server asks everything again.
/// </summary>
internal static class BrowserRules
{
    public static void Add(TagBuilder control, ModelExpression expression, ViewContext view)
    {
        var rules = new Dictionary<string, string>();
        var services = view.HttpContext.RequestServices;
        services.GetRequiredService<ValidationHtmlAttributeProvider>()
            .AddValidationAttributes(view, OfForm(expression.ModelExplorer, services), rules);
        if (rules.TryGetValue("data-val-required", out var missing)) control.Attributes["data-missing"] = view.Say(missing);
        if (rules.TryGetValue("data-val-maxlength", out var tooLong) && rules.TryGetValue("data-val-maxlength-max", out var most))
        {
            control.Attributes["data-most"] = most;
            control.Attributes["data-too-long"] = view.Say(tooLong);
        }
    }

    // A partial view may know a form by its base class, for which there is no validator: ask for the form it is.
    private static ModelExplorer OfForm(ModelExplorer field, IServiceProvider services) =>
        field is { Container.Model: { } form, Metadata.PropertyName: { } name }
            ? services.GetRequiredService<IModelMetadataProvider>()
                .GetModelExplorerForType(form.GetType(), form).GetExplorerForProperty(name) ?? field
            : field;
}
