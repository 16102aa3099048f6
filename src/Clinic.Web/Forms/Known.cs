namespace Clinic.Web.Forms;

/// <summary>Attribute values that have a style of their own; a misspelled one would silently have none.</summary>
internal static class Known
{
    /// <exception cref="InvalidOperationException">The value is none of them.</exception>
    public static string OneOf(string value, params ReadOnlySpan<string> known) => known.Contains(value)
        ? value
        : throw new InvalidOperationException($"'{value}' is none of: {string.Join(", ", known)}.");
}
