using Clinic.Content;

namespace Clinic.Web.Forms;

/// <summary>Crisis lines in the order a person in need of one should meet them.</summary>
public static class HelpLines
{
    private static readonly string[] AtOnce = ["lifeline", "lifeline-text", "lifeline-chat", "emergency"];
    private static readonly string[] ForSomeoneElse = ["emergency", "lifeline", "lifeline-text", "lifeline-chat"];
    private static readonly string[] ForEmergency = ["emergency", "poison", "violence", "violence-new-jersey"];

    private static readonly (string Where, string Heading)[] Places =
    [
        ("national", "More ways, anywhere in the country"),
        ("bergen", "In Bergen County"),
        ("new-jersey", "In New Jersey"),
    ];

    /// <summary>The few that stand first, as large targets.</summary>
    public static IEnumerable<CrisisLine> First(CrisisHelp crisis) => AtOnce.Select(crisis.Find).OfType<CrisisLine>();

    /// <summary>The same for one matter.</summary>
    public static IEnumerable<CrisisLine> First(CrisisHelp crisis, DangerMatter matter) => (matter switch
    {
        DangerMatter.Emergency => ForEmergency,
        DangerMatter.SomeoneElse => ForSomeoneElse,
        _ => AtOnce,
    }).Select(crisis.Find).OfType<CrisisLine>();

    /// <summary>How far a number was checked, where that is less than with its service itself; else null.</summary>
    public static string? Caution(CrisisLine line) => line.Verified switch
    {
        Verification.Secondary => line.Texts.Of("We have this number from another organization’s list."),
        Verification.Unseen => line.Texts.Of("We have not checked this number with its service yet. If nobody answers, call 988 or 911."),
        _ => null,
    };

    public static IEnumerable<HelpGroup> Others(CrisisHelp crisis) =>
        from place in Places
        let services = crisis.Lines.Where(line => line.Where == place.Where && !AtOnce.Contains(line.Id))
            .GroupBy(line => line.Name).ToList()
        where services.Count > 0
        select new HelpGroup(place.Where, services[0].First().Texts.Of(place.Heading), services);

    /// <summary>The same for a screen reader, with the number digit by digit.</summary>
    public static string Label(CrisisLine line) => $"{Action(line)}: {line.Say}, {line.Name}";

    /// <summary>What to do, in as few words as can be: "Call 988, press 1", "Text AYUDA to 988".</summary>
    public static string Action(CrisisLine line) => line.Kind switch
    {
        CrisisContact.Call when line.Press is { } press => line.Texts.Of("Call {0}, press {1}", line.Display, press),
        CrisisContact.Call => line.Texts.Of("Call {0}", line.Display),
        CrisisContact.Text when line.Send is { } send => line.Texts.Of("Text {0} to {1}", send, line.Display),
        CrisisContact.Text => line.Texts.Of("Text {0}", line.Display),
        CrisisContact.Video => line.Texts.Of("Sign by videophone: ASL Now at {0}", line.Display),
        _ => line.Texts.Of("Chat at {0}", line.Display),
    };
}

/// <summary>The services for one place, each with the ways to reach it.</summary>
public sealed record HelpGroup(string Where, string Heading, IReadOnlyList<IGrouping<string, CrisisLine>> Services);
