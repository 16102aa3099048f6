using System.Globalization;

namespace Clinic.Web.Clock;

/// <summary>Days as the site's readers write them.</summary>
public static class Dates
{
    /// <summary>Such as "November 23, 2026".</summary>
    public static string InWords(this DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as "2026-11-23", for <c>datetime</c> attributes.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
