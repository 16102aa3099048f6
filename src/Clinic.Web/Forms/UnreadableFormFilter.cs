using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web.Forms;

/// <summary>
/// Answers 400 to what arrived whole and is no form all the same: a broken multipart body, thousands of fields. MVC binds nothing then
/// and would call the action without a form.
/// </summary>
public sealed class UnreadableFormFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var lacksForm = context.ActionDescriptor.Parameters.Any(parameter =>
            parameter.ParameterType is { IsClass: true } type && type != typeof(string)
            && (!context.ActionArguments.TryGetValue(parameter.Name, out var bound) || bound is null));
        if (lacksForm) context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
