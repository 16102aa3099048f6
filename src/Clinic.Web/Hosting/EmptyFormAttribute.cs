namespace Clinic.Web.Hosting;

/// <summary>
/// Marks the GET of a form: it may be compressed, because nothing that was sent stands in it. Such a page may show
/// what it was asked for only where that is one of the site's own names.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmptyFormAttribute : Attribute;
