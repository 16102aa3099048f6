namespace Clinic.Web.Forms;

/// <summary>What somebody may be in danger of, most urgent first. Each has a page of help of its own.</summary>
public enum DangerMatter
{
    /// <summary>A medical emergency, an overdose, or violence at home: <c>/help-now/emergency</c>.</summary>
    Emergency,

    /// <summary>Somebody other than the writer may kill or harm themselves: <c>/help-now/someone-else</c>.</summary>
    SomeoneElse,

    /// <summary>Thoughts of suicide or self-harm: <c>/help-now</c>.</summary>
    SelfHarm,
}

/// <summary>What is shown for each matter.</summary>
public static class DangerMatters
{
    /// <summary>The page that helps in this matter.</summary>
    public static string HelpPath(this DangerMatter matter) => matter switch
    {
        DangerMatter.Emergency => "/help-now/emergency",
        DangerMatter.SomeoneElse => "/help-now/someone-else",
        _ => "/help-now",
    };

    /// <summary>What to do first, as a heading above the lines.</summary>
    public static string Heading(this DangerMatter matter) => matter switch
    {
        DangerMatter.Emergency => "Call 911 now",
        DangerMatter.SomeoneElse => "Call 911 for them",
        _ => "You can talk to somebody now",
    };

    /// <summary>The link to the page that helps in this matter.</summary>
    public static string LinkText(this DangerMatter matter) => matter switch
    {
        DangerMatter.Emergency => "More help in a medical emergency, after an overdose, or with violence at home",
        DangerMatter.SomeoneElse => "More help for somebody else",
        _ => "More ways to get help for yourself",
    };
}
