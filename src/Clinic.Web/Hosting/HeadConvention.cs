using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Clinic.Web.Hosting;

/// <summary>What can be read can be asked for its headers alone (RFC 9110 section 9.1), as link checkers and monitors do.</summary>
public sealed class HeadConvention : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors)
        {
            foreach (var constraint in selector.ActionConstraints.OfType<HttpMethodActionConstraint>().Where(Reads).ToList())
            {
                selector.ActionConstraints.Remove(constraint);
                selector.ActionConstraints.Add(new HttpMethodActionConstraint([.. constraint.HttpMethods, HttpMethods.Head]));
            }

            foreach (var metadata in selector.EndpointMetadata.OfType<HttpMethodMetadata>().Where(Reads).ToList())
            {
                selector.EndpointMetadata.Remove(metadata);
                selector.EndpointMetadata.Add(new HttpMethodMetadata([.. metadata.HttpMethods, HttpMethods.Head]));
            }
        }
    }

    private static bool Reads(HttpMethodActionConstraint constraint) => constraint.HttpMethods.Contains(HttpMethods.Get);

    private static bool Reads(HttpMethodMetadata metadata) => metadata.HttpMethods.Contains(HttpMethods.Get);
}
