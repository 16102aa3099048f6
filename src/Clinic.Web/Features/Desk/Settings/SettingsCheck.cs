using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Settings;

/// <summary>One thing that has to be right before patients write, and how to put it right.</summary>
/// <param name="State">What is so now.</param>
/// <param name="Fix">What to do; null when nothing is left to do.</param>
public sealed record Setting(string Name, string State, string? Fix)
{
    public bool Done => Fix is null;
}

/// <summary>Goes through what is not yet configured, for the owner. Nothing here is guessed: what the site cannot know it asks for.</summary>
public sealed class SettingsCheck(
    ClinicDbContext db, PageLibrary library, MailOptions mail, SiteAddress site, SecondStepRule rule, ClinicClock clock, TimeProvider time)
{
    private const int BackupDays = 90;
    private const int FactDays = 60;
    private const string DraftMark = "Draft for the clinic";

    public async Task<IReadOnlyList<Setting>> ReadAsync(HttpRequest request, IReadOnlyList<CrisisLineCall> lines, CancellationToken cancellation) =>
    [
        Clinic(),
        Address(),
        Encryption(request),
        Mail(),
        await KeysAsync(cancellation),
        await OwnersAsync(cancellation),
        await SecondStepAsync(cancellation),
        CrisisLines(lines),
        Notices(),
        Facts(),
        Holidays(),
        Pages(),
        await TrailAsync(cancellation),
    ];

    private Setting Clinic() => library.Current.Clinic.Sample
        ? new("The clinic", "The site shows a made-up clinic.", "Write the clinic’s own facts into content/clinic.yml and take “sample: true” out.")
        : new("The clinic", $"The site shows {library.Current.Clinic.Name}.", null);

    private Setting Address() => site.Configured is { } address
        ? new("Public address", $"Links lead to {address}.", null)
        : new("Public address", "Links in invitations, search engines and pictures have no address of their own.", "Set Site:Url to the site’s public address, such as https://clinic.example.");

    private static Setting Encryption(HttpRequest request) => request.IsHttps
        ? new("HTTPS", "This page came over HTTPS.", null)
        : new("HTTPS", "This page came without encryption.", "Put a certificate in front; docs/operations.md shows how with nginx. If one is there, name the proxy in ForwardedHeaders:KnownProxies.");

    private Setting Mail() => mail switch
    {
        { Host: not null } => new("Mail", $"It is {mail.Destination}; new messages are told to {mail.StaffTo}, and danger to {mail.AlertTo ?? mail.StaffTo}.", null),
        { Folder: not null } => new("Mail", $"This is development: it is {mail.Destination}. In production it needs Mail:Host, Mail:From and Mail:StaffTo.", null),
        _ => new("Mail", "None is sent: nobody hears of a new message until they look here.", "Set Mail:Host, Mail:From and Mail:StaffTo."),
    };

    private async Task<Setting> KeysAsync(CancellationToken cancellation)
    {
        var last = await db.StaffActions.Where(a => a.Kind == StaffActionKind.KeysBackedUp).MaxAsync(a => (DateTime?)a.At, cancellation);
        const string fix = "Copy the keys folder to a place apart from the database; docs/operations.md says how. Then say so below. Without the keys nobody can read what patients wrote.";
        return last is { } at && at > time.GetUtcNow().UtcDateTime.AddDays(-BackupDays)
            ? new("Backup of the keys", $"Said to be done on {clock.Moment(at)}.", null)
            : new("Backup of the keys", last is { } old ? $"Said to be done last on {clock.Moment(old)}, which is more than {BackupDays} days ago." : "Nobody has said that it was done.", fix);
    }

    private async Task<Setting> OwnersAsync(CancellationToken cancellation) =>
        await db.Users.CountAsync(s => s.Role == StaffRole.Owner && s.DisabledAt == null, cancellation) is var owners and > 1
            ? new("Owners", $"{owners} can look after the desk.", null)
            : new("Owners", "Only one can look after the desk.", "Invite a second owner on the page Staff: if the first is away, nobody could let anybody in.");

    private async Task<Setting> SecondStepAsync(CancellationToken cancellation)
    {
        var active = db.Users.Where(s => s.DisabledAt == null);
        var (all, with) = (await active.CountAsync(cancellation), await active.WithSecondStep(db).CountAsync(cancellation));
        return with == all
            ? new("Second step", rule.IsRequired ? "Everybody has one, and must." : "Everybody has one.", null)
            : new("Second step", $"A password alone opens {(all == 1 ? "the only account" : $"{all - with} of {all} accounts")}.",
                "Add a passkey or an authenticator app on your account’s page (your name, above), and ask the others to. Desk:SecondStep=Required lets nobody on without.");
    }

    private static Setting CrisisLines(IReadOnlyList<CrisisLineCall> lines) => lines.Count(line => !line.Done) is var left and > 0
        ? new("Crisis lines", $"{left} of {lines.Count} were called by nobody here, under the number that the site gives.", "Call or write to each once, hear that it is the right one, and say so below. A wrong one is put right in content/crisis.yml.")
        : new("Crisis lines", "Each was called once, under the number that the site gives.", null);

    private Setting Notices()
    {
        var drafts = library.Current.Site.Where(page => page.Html.Contains(DraftMark, StringComparison.Ordinal)).Select(page => page.Short).ToList();
        return drafts.Count == 0
            ? new("Notices", "None is marked as a draft.", null)
            : new("Notices", $"Marked as drafts: {string.Join(", ", drafts)}.", "Have the clinic’s lawyer read them, then take the box “Draft” out of each file in content/en/pages.");
    }

    private Setting Facts()
    {
        var soon = library.Current.Facts.Where(fact => fact.Expires < clock.Today.AddDays(FactDays)).OrderBy(fact => fact.Expires).ToList();
        return soon.Count == 0
            ? new("Dated facts", $"None runs out within {FactDays} days.", null)
            : new("Dated facts", $"Running out: {string.Join(", ", soon.Select(fact => $"{fact.Id} on {ClinicClock.Day(fact.Expires)}"))}.",
                "Look up what holds now, then change text and dates in content/facts.yml. A fact past its day is left out of the pages.");
    }

    private Setting Holidays() => library.Current.Clinic switch
    {
        { HolidaysEnd: null } => new("Holidays", "None is listed: the federal holidays count.", null),
        { HolidaysEnd: { } last } clinic when clinic.HolidaysEndSoon(clock.Today) => new("Holidays",
            $"The last one listed is {ClinicClock.Day(last)}; after it, the federal holidays count.", "Add the days you close to content/clinic.yml: answering times are worked out from them."),
        { HolidaysEnd: { } last } => new("Holidays", $"Listed up to {ClinicClock.Day(last)}.", null),
    };

    private Setting Pages()
    {
        var due = library.Current.Pages.Where(page => page.IsDueForReview(clock.Today)).Select(page => page.Short).ToList();
        var unread = library.Current.Learn.Count(page => page.Reviewed is null);
        return due.Count == 0 && unread == 0
            ? new("Review of the pages", "Every page was reviewed, and none is due again.", null)
            : new("Review of the pages",
                string.Join(' ', new[] { unread == 0 ? "" : $"{unread} education pages were reviewed by no clinician yet.", due.Count == 0 ? "" : $"Due for review: {string.Join(", ", due)}." }.Where(said => said.Length > 0)),
                "Have a clinician read them, then write reviewed, reviewer and nextReview into each page’s front matter.");
    }

    private async Task<Setting> TrailAsync(CancellationToken cancellation)
    {
        var month = clock.Today.AddDays(-clock.Today.Day); // the last day of the month before
        var code = month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var (from, to) = (clock.StartOf(month.AddDays(1 - month.Day)), clock.StartOf(month.AddDays(1)));
        var toReview = await db.Set<InquiryEvent>().AnyAsync(e => e.Kind == InquiryEventKind.Opened && e.At >= from && e.At < to, cancellation)
            && !await db.StaffActions.AnyAsync(a => a.Kind == StaffActionKind.TrailReviewed && a.Detail == code, cancellation);
        return toReview
            ? new("Who looked at what", "Nobody went through last month’s trail.", "Go through it on the page Trail.")
            : new("Who looked at what", "Last month’s trail was gone through, or holds nothing.", null);
    }
}
