using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Forms;

/// <summary>
/// What fields say, in the language of their page: tag helpers take labels, hints and messages in English and look each up here, among
/// the texts of the wing that shows them. A text that is put together with a value comes said already, and is found nowhere.
/// </summary>
public static class Saying
{
    private const string Wings = "Clinic.Web.Features.";

    public static string Say(this ViewContext view, string english) => Texts(view)[english].Value;

    public static string Say(this ViewContext view, string english, params object[] values) => Texts(view)[english, values].Value;

    private static IStringLocalizer Texts(ViewContext view) =>
        view.HttpContext.RequestServices.GetRequiredService<IStringLocalizerFactory>().Create($"{Wing(view)}Texts", "");

    // The second part of "Clinic.Web.Features.Asking.Contact".
    private static string Wing(ViewContext view) =>
        (view.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace is { } room && room.StartsWith(Wings, StringComparison.Ordinal)
            ? room[Wings.Length..].Split('.', 2)[0]
            : "Site";
}
