using Clinic.Web.Data;

namespace Clinic.Web.Tests.Desk;

/// <summary>
/// Who may use which endpoint of the desk. A new endpoint fails the test until somebody has written down here whom it is
/// for: one line each.
/// </summary>
public static class AccessTable
{
    private static readonly StaffRole[] Everybody = [StaffRole.Staff, StaffRole.Owner, StaffRole.Auditor];
    private static readonly StaffRole[] WhoeverWorks = [StaffRole.Staff, StaffRole.Owner];
    private static readonly StaffRole[] Owners = [StaffRole.Owner];
    private static readonly StaffRole[] WhoeverLooksAfter = [StaffRole.Owner, StaffRole.Auditor];

    /// <summary>Strangers too: the ways in.</summary>
    public static readonly string[] Doors =
    [
        "GET /desk/sign-in",
        "POST /desk/sign-in",
        "POST /desk/sign-in/code",
        "GET /desk/sign-in/passkey",
        "POST /desk/sign-in/passkey",
        "GET /desk/join/{secret}",
        "POST /desk/join/{secret}",
    ];

    public static readonly IReadOnlyDictionary<string, StaffRole[]> Roles = new Dictionary<string, StaffRole[]>
    {
        ["GET /desk"] = Everybody,
        ["GET /desk/search"] = Everybody,
        ["POST /desk/search"] = Everybody,
        ["GET /desk/arrivals"] = Everybody,
        ["POST /desk/sign-out"] = Everybody,
        ["GET /desk/account"] = Everybody,
        ["POST /desk/account/password"] = Everybody,
        ["POST /desk/account/address"] = Everybody,
        ["POST /desk/account/sessions/{id:guid}/end"] = Everybody,
        ["GET /desk/account/app"] = Everybody,
        ["POST /desk/account/app"] = Everybody,
        ["GET /desk/account/app/remove"] = Everybody,
        ["POST /desk/account/app/remove"] = Everybody,
        ["GET /desk/account/passkeys/offer"] = Everybody,
        ["POST /desk/account/passkeys"] = Everybody,
        ["GET /desk/account/passkeys/{id}/remove"] = Everybody,
        ["POST /desk/account/passkeys/{id}/remove"] = Everybody,
        ["GET /desk/feedback"] = Everybody,
        ["GET /desk/mail"] = Everybody,
        ["GET /desk/numbers"] = Everybody,
        ["GET /desk/reports"] = Everybody,
        ["POST /desk/mail/try-again"] = WhoeverWorks,

        ["GET /desk/inquiries"] = Everybody,
        ["GET /desk/inquiries/{reference}"] = Everybody,
        ["GET /desk/inquiries/{reference}/appointment.ics"] = Everybody,
        ["GET /desk/inquiries/{reference}/estimate"] = Everybody,
        ["GET /desk/inquiries/{reference}/message"] = Everybody,
        ["POST /desk/inquiries/{reference}/notes"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/contacts"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/follow-up"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/follow-up/clear"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/status"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/assign"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/danger"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/spam"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/genuine"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/merge"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/undo"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/consultation"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/estimate/asked"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/estimate/given"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/message"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/message/preview"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/viewers"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/viewers/leave"] = WhoeverWorks,
        ["GET /desk/inquiries/{reference}/erasure"] = Owners,
        ["POST /desk/inquiries/{reference}/erasure"] = Owners,

        ["GET /desk/inquiries/{reference}/fhir"] = WhoeverWorks,
        ["POST /desk/inquiries/{reference}/fhir"] = WhoeverWorks,
        ["GET /desk/export"] = WhoeverWorks,
        ["POST /desk/export"] = WhoeverWorks,

        ["GET /desk/templates"] = Owners,
        ["GET /desk/templates/{kind}"] = Owners,
        ["POST /desk/templates/{kind}"] = Owners,
        ["POST /desk/templates/{kind}/preview"] = Owners,
        ["POST /desk/templates/{kind}/reset"] = Owners,

        ["GET /desk/staff"] = Owners,
        ["POST /desk/staff"] = Owners,
        ["GET /desk/staff/{id:guid}"] = Owners,
        ["POST /desk/staff/{id:guid}/role"] = Owners,
        ["POST /desk/staff/{id:guid}/disable"] = Owners,
        ["POST /desk/staff/{id:guid}/enable"] = Owners,
        ["POST /desk/staff/{id:guid}/sign-out"] = Owners,
        ["POST /desk/staff/sign-everybody-out"] = Owners,
        ["GET /desk/settings"] = Owners,
        ["POST /desk/settings/keys-backed-up"] = Owners,
        ["POST /desk/settings/crisis-lines/{id}/called"] = Owners,
        ["GET /desk/audit-log"] = WhoeverLooksAfter,
        ["GET /desk/trail"] = WhoeverLooksAfter,
        ["POST /desk/audit-log/reviewed"] = Owners,
    };

    /// <summary>An address of the table as it is asked for; ids are nobody's.</summary>
    public static string Fill(string path, string reference) => path
        .Replace("{reference}", reference, StringComparison.Ordinal)
        .Replace("{kind}", "FollowUp", StringComparison.Ordinal)
        .Replace("{id:guid}", "11111111-2222-3333-4444-555555555555", StringComparison.Ordinal);
}
