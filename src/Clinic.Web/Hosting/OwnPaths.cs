using System.Text;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Clinic.Web.Hosting;

/// <summary>
/// Each page has one address. Routing reads any letter case and a slash at the end; whoever comes by such an address is
/// sent on for good, before anything is kept under it: a kept page tells search engines which address is its own.
/// </summary>
public static class OwnPaths
{
    public static void UseOwnPaths(this WebApplication app) => app.Use((context, next) =>
    {
        if ((HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && Of(context) is { } own && own != context.Request.Path.Value)
        {
            context.Response.Redirect(context.Request.PathBase + new PathString(own).ToUriComponent() + context.Request.QueryString, permanent: true);
            return Task.CompletedTask;
        }

        return next(context);
    });

    // As the route writes it. What fills it in is kept as it came, for it may be a secret or a reference in capitals;
    // on pages for everybody it is the name of a file, which is small; what can be no such name is found nowhere, however it is spelled.
    private static string? Of(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern: var pattern } endpoint
            || endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is null) return null;
        var isPublic = endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null || endpoint.Metadata.GetMetadata<EmptyFormAttribute>() is not null;
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                switch (part)
                {
                    case RoutePatternLiteralPart literal: path.Append(literal.Content); break;
                    case RoutePatternSeparatorPart separator: path.Append(separator.Content); break;
                    case RoutePatternParameterPart { IsCatchAll: false } parameter when context.Request.RouteValues[parameter.Name] is string value:
                        path.Append(isPublic && value.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-') ? value.ToLowerInvariant() : value);
                        break;
                    default: return null;
                }
            }
        }

        return path.Length == 0 ? "/" : path.ToString();
    }
}
