using Clinic.Content;

namespace Clinic.Web.Features.Help;

/// <summary>Crisis lines in the order a person in need of one should meet them.</summary>
public static class HelpLines
{
    private static readonly string[] AtOnce = ["lifeline", "lifeline-text", "lifeline-chat", "emergency"];

    private static readonly (string Where, string Heading)[] Places =
    [
        ("national", "More ways, anywhere in the country"),
        ("bergen", "In Bergen County"),
        ("new-jersey", "In New Jersey"),
    ];

    /// <summary>The few that stand first, as large targets.</summary>
    public static IEnumerable<CrisisLine> First(CrisisHelp crisis) => AtOnce.Select(crisis.Find).OfType<CrisisLine>();

    public static IEnumerable<HelpGroup> Others(CrisisHelp crisis) =>
        from place in Places
        let lines = crisis.Lines.Where(line => line.Where == place.Where && !AtOnce.Contains(line.Id)).ToList()
        where lines.Count > 0
        select new HelpGroup(place.Where, place.Heading, lines);
}

/// <summary>Lines for one place.</summary>
public sealed record HelpGroup(string Where, string Heading, IReadOnlyList<CrisisLine> Lines);
