using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Clinic.Web.Tests;

/// <summary>
/// The privacy notice names what is stored in readable form, column by column in every table that can hold something about
/// a visitor: a new column, and a new table, needs a word there.
/// </summary>
public sealed class PrivacyNoticeTests
{
    private const string Meaningless = "codes that mean nothing outside the system";
    private const string Times = "The times at which it came, was read and was answered";
    private const string Danger = "Whether you or your words told of danger, since when, by when somebody has to act, and what came of it";
    private const string Step = "Each step in its history: what was done, when, by whom, and a code for what came of it";
    private const string Mail = "Which emails about it are waiting or went out, when, how often it was tried, and why one failed";
    private const string Code = "That a code for opening your request was asked for, when, and how often it was tried";
    private const string Form = "Which form you have open, until when it is kept, when it was sent, and a scrambled code for your browser";
    private const string Helped = "If you tell us whether a page helped you: which page, yes or no, and when";
    private const string Viewer = "Who of the staff has it open, or had it open last";

    // Of staff, and of the clinic itself: no visitor's act writes there.
    private static readonly HashSet<string> OfStaff =
    [
        nameof(StaffMember), nameof(StaffInvitation), nameof(StaffSession), nameof(StaffAction), nameof(AuthenticatorApp), nameof(SignInAttempts), nameof(MessageTemplate),
    ];

    private static readonly HashSet<string> Sealed =
    [
        "Inquiry.Envelope", "Inquiry.SealedInitials", "InquiryEvent.SealedNote", "OutboxMail.SealedTo", "PageFeedback.SealedComment", "FormDraft.Sealed",
    ];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Inquiry.Id"] = Meaningless,
        ["Inquiry.Version"] = Meaningless,
        ["Inquiry.RequestKey"] = Meaningless,
        ["Inquiry.SubmissionDigest"] = Meaningless,
        ["Inquiry.AccessHash"] = Meaningless,
        ["Inquiry.SearchKey"] = Meaningless,
        ["Inquiry.Reference"] = "A reference code",
        ["Inquiry.Kind"] = "whether it is a request or a question",
        ["Inquiry.Topic"] = "The topic you chose",
        ["Inquiry.AboutPage"] = "the page you asked from",
        ["Inquiry.HowSoon"] = "How soon you would like to start",
        ["Inquiry.CanWait"] = "whether it can wait",
        ["Inquiry.Attention"] = "whether it can wait",
        ["Inquiry.Language"] = "your language",
        ["Inquiry.WrittenIn"] = "that of the page you used",
        ["Inquiry.HeardFrom"] = "where you heard of us",
        ["Inquiry.Distress"] = Danger,
        ["Inquiry.DangerAt"] = Danger,
        ["Inquiry.DangerDueAt"] = Danger,
        ["Inquiry.DangerEscalatedAt"] = Danger,
        ["Inquiry.DangerOutcome"] = Danger,
        ["Inquiry.ReceivedAt"] = Times,
        ["Inquiry.FirstContactAt"] = Times,
        ["Inquiry.ReadBy"] = Times,
        ["Inquiry.AddedReadBy"] = Times,
        ["Inquiry.EscalatedAt"] = Times,
        ["Inquiry.MinutesToContact"] = "how long you waited",
        ["Inquiry.AssigneeId"] = "who did what or takes care of it",
        ["Inquiry.AssignedAt"] = "who did what or takes care of it",
        ["Inquiry.Status"] = "Its status",
        ["Inquiry.CloseReason"] = "why it was closed",
        ["Inquiry.FollowUpOn"] = "a day to come back to it",
        ["Inquiry.ScheduledFor"] = "the time of an appointment",
        ["Inquiry.MergedIntoId"] = "another request of yours that it was joined with",
        ["Inquiry.EstimateDueOn"] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        ["Inquiry.EstimateGivenAt"] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        ["Inquiry.ErasureAskedAt"] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        ["Inquiry.ErasedAt"] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        ["Inquiry.Suspicion"] = "A mark that it looks like a machine's",
        ["Inquiry.ConsentVersion"] = "The version of the consent you agreed to",
        ["Inquiry.ConsentHash"] = "The version of the consent you agreed to",
        ["Inquiry.EmailDigest"] = "Scrambled codes made from your name, address and number",
        ["Inquiry.PhoneDigest"] = "Scrambled codes made from your name, address and number",
        ["InquiryEvent.Id"] = Meaningless,
        ["InquiryEvent.InquiryId"] = Meaningless,
        ["InquiryEvent.Kind"] = Step,
        ["InquiryEvent.At"] = Step,
        ["InquiryEvent.StaffId"] = Step,
        ["InquiryEvent.StaffName"] = Step,
        ["InquiryEvent.Detail"] = Step,
        ["InquirySearchToken.Token"] = "Scrambled codes made from your name, address and number",
        ["InquirySearchToken.InquiryId"] = Meaningless,
        ["InquiryViewer.InquiryId"] = Meaningless,
        ["InquiryViewer.StaffId"] = Viewer,
        ["InquiryViewer.StaffName"] = Viewer,
        ["InquiryViewer.SeenAt"] = Viewer,
        ["OutboxMail.Id"] = Meaningless,
        ["OutboxMail.InquiryId"] = Meaningless,
        ["OutboxMail.EventId"] = Meaningless,
        ["OutboxMail.Kind"] = Mail,
        ["OutboxMail.CreatedAt"] = Mail,
        ["OutboxMail.NextAttemptAt"] = Mail,
        ["OutboxMail.LeasedUntil"] = Mail,
        ["OutboxMail.SentAt"] = Mail,
        ["OutboxMail.DeadAt"] = Mail,
        ["OutboxMail.Attempts"] = Mail,
        ["OutboxMail.LastError"] = Mail,
        ["RequestCode.Reference"] = "A reference code",
        ["RequestCode.Nonce"] = Meaningless,
        ["RequestCode.IssuedAt"] = Code,
        ["RequestCode.Attempts"] = Code,
        ["FormDraft.Id"] = Meaningless,
        ["FormDraft.Owner"] = Form,
        ["FormDraft.Form"] = Form,
        ["FormDraft.ExpiresAt"] = Form,
        ["FormDraft.SentAt"] = Form,
        ["PageFeedback.Id"] = Meaningless,
        ["PageFeedback.RequestKey"] = Meaningless,
        ["PageFeedback.Page"] = Helped,
        ["PageFeedback.Helpful"] = Helped,
        ["PageFeedback.At"] = Helped,
        ["PageFeedback.Suspicion"] = "A mark that it looks like a machine's",
    };

    // What erasing takes: the words, the codes for finding somebody, and the link.
    private static readonly string[] Destroyed =
        ["Inquiry.AccessHash", "Inquiry.EmailDigest", "Inquiry.Envelope", "Inquiry.PhoneDigest", "Inquiry.SealedInitials", "InquiryEvent.SealedNote", "InquirySearchToken.InquiryId", "InquirySearchToken.Token"];

    [Fact]
    public async Task Every_readable_column_of_every_table_about_visitors_stands_in_the_notice()
    {
        await using var site = new ClinicSite();
        var notice = (await site.NewBrowser().GetPageAsync("/privacy")).MainText;
        var columns = await site.QueryAsync(db => Task.FromResult(AboutVisitors(db.Model).SelectMany(type => type.GetProperties().Select(Name)).ToList()));

        Assert.True(columns.Count > 60, "hardly a column is looked at");
        Assert.DoesNotContain(columns, column => !Sealed.Contains(column) && !(Words.TryGetValue(column, out var words) && notice.Contains(words, StringComparison.Ordinal)));
        Assert.Empty(Words.Keys.Concat(Sealed).Except(columns));
    }

    [Fact]
    public async Task Nothing_that_a_visitor_does_writes_into_a_table_of_staff()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync();
        var (staffBefore, visitorsBefore) = (await FilledAsync(site, IsOfStaff), await FilledAsync(site, type => !IsOfStaff(type)));
        await WithEverythingAsync(site);

        Assert.NotEqual(visitorsBefore, await FilledAsync(site, type => !IsOfStaff(type)));
        Assert.Equal(staffBefore, await FilledAsync(site, IsOfStaff));
        var names = await site.QueryAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(Name).ToList()));
        Assert.Empty(OfStaff.Except(names));
    }

    [Fact]
    public async Task Erasing_empties_what_the_notice_says_it_destroys_and_nothing_else()
    {
        await using var site = new ClinicSite();
        var owner = await site.SignInAsync("olga@clinic.example", "Olga Reed", StaffRole.Owner);
        var reference = await WithEverythingAsync(site);
        await owner.SubmitAsync((await owner.GetPageAsync($"/desk/inquiries/{reference}")).Form($"/desk/inquiries/{reference}/notes"), new Dictionary<string, string?> { ["Note.Text"] = "Called back." });
        var before = await FilledAsync(site, type => Name(type) is nameof(Inquiry) or nameof(InquiryEvent) or nameof(InquirySearchToken));
        await owner.SubmitAsync((await owner.GetPageAsync($"/desk/inquiries/{reference}/erasure")).Form($"/desk/inquiries/{reference}/erasure"));
        var after = await FilledAsync(site, type => Name(type) is nameof(Inquiry) or nameof(InquiryEvent) or nameof(InquirySearchToken));

        Assert.Equal(Destroyed, before.Keys.Except(after.Keys).Order(StringComparer.Ordinal));
        var notice = (await site.NewBrowser().GetPageAsync("/privacy")).MainText;
        Assert.Contains("Your name, your address, your words, the notes that staff wrote about them, the codes for finding you, and your link are destroyed", notice, StringComparison.Ordinal);
        Assert.Contains("Everything else that is listed above as readable stays", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_stands_in_the_documents_with_what_is_sealed_in_it()
    {
        await using var site = new ClinicSite();
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs/security-and-privacy.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|'))
            .ToDictionary(cells => cells[1].Trim(' ', '`'), cells => cells[2].Trim());
        var tables = await site.QueryAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(type => type.GetTableName() is not null && !type.ClrType.IsGenericType) // Identity's own hold nothing here
            .Select(type => (Name: type.GetTableName()!, Sealed: type.GetProperties().Any(property => property.Name.StartsWith("Sealed", StringComparison.Ordinal)))).ToList()));

        Assert.True(tables.Count > 14, "hardly a table is looked at");
        Assert.DoesNotContain(tables, table => !rows.TryGetValue(table.Name, out var said) || (table.Sealed && said.StartsWith('–')));
    }

    private static IEnumerable<IEntityType> AboutVisitors(IModel model) => model.GetEntityTypes().Where(type => !IsOfStaff(type));

    // Identity's own tables hold accounts of staff: nobody else has one.
    private static bool IsOfStaff(IReadOnlyEntityType type) =>
        (type.FindOwnership()?.PrincipalEntityType ?? type) is var table && (OfStaff.Contains(Name(table)) || table.ClrType.Namespace == "Microsoft.AspNetCore.Identity");

    private static string Name(IReadOnlyTypeBase type) => type.ShortName();

    private static string Name(IProperty property) => $"{Name(property.DeclaringType)}.{property.Name}";

    // A visitor who does all that a visitor can; only one request, so that what is erased is all there is.
    private static async Task<string> WithEverythingAsync(ClinicSite site)
    {
        var browser = site.NewBrowser();
        await browser.AskAsync("/consultation", new Dictionary<string, string?> { ["Name"] = "" }); // one that is not sent
        var feedback = await browser.GetPageAsync("/learn/side-effects/feedback?helpful=true");
        await browser.SubmitAsync(feedback.Form("/learn/side-effects/feedback"), new Dictionary<string, string?> { ["Comment"] = "It was clear." });
        var sent = await browser.FollowAsync(await browser.AskAsync("/contact"));
        var link = sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!;
        var reference = link["/requests/".Length..link.IndexOf('?', StringComparison.Ordinal)];
        await site.NewBrowser().PostAsync("/requests/code", (await site.NewBrowser().GetPageAsync($"/requests/{reference}")).FieldsOf("/requests/open", new Dictionary<string, string?>()));
        var own = await browser.FollowAsync(await browser.GetPageAsync(link));
        await browser.SubmitAsync(own.Form($"/requests/{reference}/messages"), new Dictionary<string, string?> { ["Message.Text"] = "One more thing.", ["Message.CanWait"] = "Yes" });
        await browser.SubmitAsync(own.Form($"/requests/{reference}/erasure"));
        return reference;
    }

    // How many rows hold something in each column: not null, and not empty.
    private static Task<SortedDictionary<string, long>> FilledAsync(ClinicSite site, Func<IReadOnlyEntityType, bool> types) => site.QueryAsync(async db =>
    {
        var filled = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var property in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && types(type)).SelectMany(type => type.GetProperties()))
        {
            var (table, column) = (property.DeclaringType.ContainingEntityType.GetTableName(), property.GetColumnName());
            var count = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL AND length(\"{column}\") > 0"; // the model's own names
            if (await db.Database.SqlQueryRaw<long>(count).SingleAsync() is > 0 and var rows) filled[Name(property)] = rows;
        }

        return filled;
    });
}
