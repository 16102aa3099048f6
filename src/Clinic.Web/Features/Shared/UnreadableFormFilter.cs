using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web.Features.Shared;

/// <summary>
/// Answers 400 (or 413) to a form that cannot be read at all: a broken multipart body, thousands of fields. MVC
/// binds nothing then and would call the action without a form.
/// </summary>
public sealed class UnreadableFormFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var lacksForm = context.ActionDescriptor.Parameters.Any(parameter =>
            parameter.ParameterType.Name.EndsWith("Form", StringComparison.Ordinal)
            && (!context.ActionArguments.TryGetValue(parameter.Name, out var bound) || bound is null));
        if (lacksForm) context.Result = new StatusCodeResult(WhyUnreadable(context.HttpContext));
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }

    private static int WhyUnreadable(HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        return context.Request.ContentLength > limit
            ? StatusCodes.Status413PayloadTooLarge
            : StatusCodes.Status400BadRequest;
    }
}
