namespace Clinic.Web.Hosting;

/// <summary>The addresses of the desk, each once: routes, links, mails and the mask of the log go by them.</summary>
public static class DeskPaths
{
    public const string Today = "/desk";
    public const string Account = Today + "/account";
    public const string Arrivals = Today + "/arrivals";
    public const string AuditLog = Today + "/audit-log";
    public const string Export = Today + "/export";
    public const string Feedback = Today + "/feedback";
    public const string Inquiries = Today + "/inquiries";
    public const string Join = Today + "/join";
    public const string Mail = Today + "/mail";
    public const string Reports = Today + "/reports";
    public const string Search = Today + "/search";
    public const string Settings = Today + "/settings";
    public const string SignIn = Today + "/sign-in";
    public const string SignOut = Today + "/sign-out";
    public const string Staff = Today + "/staff";
    public const string Templates = Today + "/templates";

    /// <summary>The route of one inquiry, below which its acts stand.</summary>
    public const string OneInquiry = Inquiries + "/{reference}";

    /// <summary>Lists of the queue that mails lead to.</summary>
    public const string Overdue = Inquiries + "?age=overdue", Quarantined = Inquiries + "?status=new&flag=quarantined";

    /// <summary>Where the audit log and the reports once stood; both lead on.</summary>
    public const string FormerAuditLog = Today + "/trail", FormerReports = Today + "/numbers";

    public static string Inquiry(string reference) => $"{Inquiries}/{reference}";

    /// <summary>The address is the desk's, or below it.</summary>
    public static bool Hold(string path) =>
        path.Equals(Today, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Today + "/", StringComparison.OrdinalIgnoreCase);
}
