using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Clinic.Web.Hosting;

/// <summary>
/// Finds a view by the folder of the controller that shows it, which its namespace says, and then in each folder above that one:
/// a room's own views first, then those that its wing shares.
/// </summary>
public sealed class ViewFolders : IViewLocationExpander
{
    private const string Folder = "folder";
    private const string Root = "Clinic.Web";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Folder] = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace;

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        var folder = context.Values[Folder];
        while (folder?.StartsWith(Root + ".", StringComparison.Ordinal) == true)
        {
            yield return $"{folder[Root.Length..].Replace('.', '/')}/{{0}}.cshtml";
            folder = folder[..folder.LastIndexOf('.')];
        }

        foreach (var location in viewLocations) yield return location;
    }
}
