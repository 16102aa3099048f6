using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Forms;

/// <summary>The fields of the page being rendered, in the order a reader meets them.</summary>
internal static class PageFields
{
    private static readonly object Key = new();

    public static List<FormField> Of(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[Key] is List<FormField> fields) return fields;
        fields = [];
        items[Key] = fields;
        return fields;
    }
}
