using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Clinic.Web.Data;
using Clinic.Web.Features.Asking.Consultation;
using Clinic.Web.Features.Asking.Contact;
using Clinic.Web.Features.Asking.Requests;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Export;

/// <summary>
/// Whatever an envelope holds comes out of every outlet, or is named here as left out and why. A new property, or a new
/// kind of entry with words in it, fails until it is answered for each outlet.
/// </summary>
public sealed partial class OutletTests
{
    private const string Review = "review", Desk = "desk", Csv = "CSV", Fhir = "FHIR", OwnPage = "own page", Copy = "copy";
    private const string StaffsOwn = "staff's own words about them: in the clinic's record of its work, not in what the writer gave";

    // What is left out of where, and why.
    private static readonly Dictionary<(string What, string Outlet), string> LeftOut = new()
    {
        [(nameof(InquiryWords.HowSoon), Review)] = "no form asks it any more",
        [(nameof(InquiryWords.HeardFrom), Fhir)] = "how somebody came here belongs to no patient's record",
        [(nameof(InquiryEventKind.NoteAdded), Csv)] = StaffsOwn,
        [(nameof(InquiryEventKind.NoteAdded), Fhir)] = StaffsOwn,
        [(nameof(InquiryEventKind.NoteAdded), OwnPage)] = StaffsOwn,
        [(nameof(InquiryEventKind.NoteAdded), Copy)] = StaffsOwn,
        [(nameof(InquiryEventKind.ContactAttempted), Csv)] = StaffsOwn,
        [(nameof(InquiryEventKind.ContactAttempted), Fhir)] = StaffsOwn,
        [(nameof(InquiryEventKind.ContactAttempted), OwnPage)] = StaffsOwn,
        [(nameof(InquiryEventKind.ContactAttempted), Copy)] = StaffsOwn,
        [(nameof(InquiryEventKind.PlanOverridden), Csv)] = StaffsOwn,
        [(nameof(InquiryEventKind.PlanOverridden), Fhir)] = StaffsOwn,
        [(nameof(InquiryEventKind.PlanOverridden), OwnPage)] = StaffsOwn,
        [(nameof(InquiryEventKind.PlanOverridden), Copy)] = StaffsOwn,
        [(nameof(InquiryEventKind.Exported), Csv)] = StaffsOwn,
        [(nameof(InquiryEventKind.Exported), Fhir)] = StaffsOwn,
        [(nameof(InquiryEventKind.Exported), OwnPage)] = StaffsOwn,
        [(nameof(InquiryEventKind.Exported), Copy)] = StaffsOwn,
        [(nameof(InquiryEventKind.MessageWritten), Csv)] = StaffsOwn,
        [(nameof(InquiryEventKind.MessageWritten), Fhir)] = StaffsOwn,
        [(nameof(InquiryEventKind.MessageWritten), OwnPage)] = "they have it as mail",
        [(nameof(InquiryEventKind.MessageWritten), Copy)] = "they have it as mail",
    };

    // Every other kind of entry holds a code and no words.
    private static readonly HashSet<InquiryEventKind> WithoutWords =
    [
        InquiryEventKind.Received, InquiryEventKind.Opened, InquiryEventKind.FollowUpSet, InquiryEventKind.FollowUpCleared,
        InquiryEventKind.StatusChanged, InquiryEventKind.Closed, InquiryEventKind.Reopened, InquiryEventKind.DetailsCorrected,
        InquiryEventKind.ErasureAsked, InquiryEventKind.Assigned, InquiryEventKind.Unassigned, InquiryEventKind.Escalated,
        InquiryEventKind.ConsultationScheduled, InquiryEventKind.EstimateAsked, InquiryEventKind.EstimateGiven,
        InquiryEventKind.AcceptedAsGenuine, InquiryEventKind.Merged, InquiryEventKind.TookIn, InquiryEventKind.Erased,
        InquiryEventKind.DangerSeen, InquiryEventKind.DangerSettled, InquiryEventKind.DangerReopened, InquiryEventKind.DangerEscalated,
    ];

    // Where each kind of question is not asked and so not answered, nothing differs by itself: all of it is answered here.
    private static readonly InquiryWords Usual = new()
    {
        Reach = new Reach
        {
            Name = "Ottoline Quackenbush",
            Email = "ottoline.q@mail.example",
            Phone = "201-555-0147",
            ReachBy = ContactWay.Email,
            TimeToReach = "Tuesdays",
            QuietHours = "nights",
        },
        Message = "A message",
        AskingFor = AskingFor.SomeoneElse,
        TheirName = "Barnaby",
        CanWait = CanWait.Yes,
        InDanger = InDanger.No,
        HowSoon = HowSoon.AsSoonAsPossible,
        Language = "French",
        HeardFrom = HeardFrom.WebSearch,
    };

    // Whatever can be set: what is made of it says nothing else.
    private static PropertyInfo[] Properties =>
    [
        .. typeof(Reach).GetProperties().Where(property => property.CanWrite),
        .. typeof(InquiryWords).GetProperties().Where(property => property.CanWrite && property.Name != nameof(InquiryWords.Reach)),
    ];

    [Fact]
    public async Task Every_answer_comes_out_of_every_outlet()
    {
        await using var outlets = await OutletsOfOneInquiry.AtAsync(new ClinicSite());
        await outlets.HoldAsync(Usual);
        var usual = await outlets.ReadAsync();
        var wrong = new List<string>();
        foreach (var property in Properties)
        {
            var (changed, canary) = Changed(property);
            await outlets.HoldAsync(changed);
            var now = await outlets.ReadAsync();
            foreach (var (outlet, text) in now)
            {
                var shown = canary is null ? text != usual[outlet] : text.Contains(canary, StringComparison.Ordinal);
                if (shown == LeftOut.ContainsKey((property.Name, outlet))) wrong.Add($"{outlet}: {property.Name} is {(shown ? "shown, and named as left out" : "missing")}");
            }

            if (!ShownInReview(property, canary) && !LeftOut.ContainsKey((property.Name, Review))) wrong.Add($"{Review}: {property.Name} is missing");
        }

        Assert.Empty(wrong);
        Assert.True(usual.Values.All(text => text.Contains("Quackenbush", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_word_of_the_timeline_comes_out_of_every_outlet_or_is_left_out_for_a_reason()
    {
        await using var outlets = await OutletsOfOneInquiry.AtAsync(new ClinicSite());
        var wrong = new List<string>();
        foreach (var kind in Enum.GetValues<InquiryEventKind>().Except(WithoutWords))
        {
            var canary = $"canary of {kind}";
            await outlets.AddAsync(kind, canary);
            foreach (var (outlet, text) in await outlets.ReadAsync())
            {
                var shown = text.Contains(canary, StringComparison.Ordinal);
                if (shown == LeftOut.ContainsKey((kind.ToString(), outlet))) wrong.Add($"{outlet}: {kind} is {(shown ? "shown, and named as left out" : "missing")}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_is_left_out_exists()
    {
        string[] known = [.. Properties.Select(p => p.Name), .. Enum.GetNames<InquiryEventKind>()];
        Assert.All(LeftOut.Keys, entry => Assert.Contains(entry.What, known));
        Assert.Equal(InquiryAnswers.All.Select(answer => answer.Field).Order(), Properties.Select(p => p.Name).Order());
    }

    [Fact]
    public void A_form_asks_what_it_has_a_field_for()
    {
        (InquiryKind Kind, Type Form)[] forms = [(InquiryKind.ConsultationRequest, typeof(ConsultationForm)), (InquiryKind.Question, typeof(ContactForm))];
        Assert.Equal(Enum.GetValues<InquiryKind>(), forms.Select(form => form.Kind).Order());
        Assert.All(forms, form => Assert.All(InquiryAnswers.All, answer =>
            Assert.True(answer.IsAskedFor(form.Kind) == (form.Form.GetProperty(answer.Field) ?? typeof(Reach).GetProperty(answer.Field)) is not null, $"{form.Form.Name}: {answer.Field}")));
    }

    [Fact]
    public async Task An_extension_goes_wherever_the_number_goes()
    {
        await using var outlets = await OutletsOfOneInquiry.AtAsync(new ClinicSite());
        await outlets.HoldAsync(Usual with { Reach = Usual.Reach with { Phone = "(201) 555-0147 ext. 42", ReachBy = ContactWay.Phone } });

        var texts = await outlets.ReadAsync();
        var desk = await outlets.Nora.GetPageAsync(outlets.DeskPath);

        Assert.Equal("tel:+12015550147;ext=42", desk.Document.QuerySelector(".reach a")!.GetAttribute("href"));
        Assert.Contains("\"+12015550147 ext. 42\"", texts[Fhir], StringComparison.Ordinal);
        Assert.Contains("+12015550147;ext=42", texts[Csv], StringComparison.Ordinal);
        Assert.All(new[] { Desk, Csv, OwnPage, Copy }, outlet => Assert.Contains("(201) 555-0147 ext. 42", texts[outlet], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_review_shows_a_number_as_it_was_typed()
    {
        await using var site = new ClinicSite();
        var answers = new ConsultationForm { Reach = new Reach { Name = "O", ReachBy = ContactWay.Phone, Phone = "201.555.0147 x42" } }.Review();

        Assert.Equal("201.555.0147 x42", Assert.Single(answers, answer => answer.Field == "Phone").Answer);
    }

    private static bool ShownInReview(PropertyInfo property, string? canary)
    {
        if (InquiryAnswers.All.SingleOrDefault(answer => answer.Field == property.Name) is not { } answer) return false;
        var (before, after) = (FormOf(Usual), FormOf(Changed(property).Words));
        var shown = string.Join('\n', after.Review());
        return canary is null ? shown != string.Join('\n', before.Review()) : shown.Contains(canary, StringComparison.Ordinal);

        static ConsultationForm FormOf(InquiryWords words)
        {
            var form = new ConsultationForm { Reach = words.Reach };
            foreach (var own in InquiryAnswers.All.Where(answer => answer.IsAskedFor(InquiryKind.ConsultationRequest)).Select(answer => typeof(ConsultationForm).GetProperty(answer.Field)).OfType<PropertyInfo>())
                own.SetValue(form, typeof(InquiryWords).GetProperty(own.Name)!.GetValue(words));
            return form;
        }
    }

    // The same words but for one answer, and the text to look for where it is one.
    private static (InquiryWords Words, string? Canary) Changed(PropertyInfo property)
    {
        var words = Usual with { Reach = Usual.Reach with { } };
        object holder = property.DeclaringType == typeof(Reach) ? words.Reach : words;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        object value = property.Name switch
        {
            nameof(Reach.Email) => "canary@mail.example",
            nameof(Reach.Phone) => "(201) 555-0188",
            _ when type == typeof(string) => $"Canary of {property.Name}",
            _ when type == typeof(bool) => !(bool)property.GetValue(holder)!,
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(choice => !choice.Equals(property.GetValue(holder))),
            _ => throw new InvalidOperationException($"No other value for {property.Name}."),
        };
        property.SetValue(holder, value);
        // A system is given the number and not its spelling.
        return (words, property.Name is nameof(Reach.Phone) ? null : value as string);
    }

    /// <summary>One inquiry, and all the ways by which its words leave the database.</summary>
    private sealed partial class OutletsOfOneInquiry(ClinicSite site, BrowserSession nora, BrowserSession writer, string reference) : IAsyncDisposable
    {
        public BrowserSession Nora => nora;

        public string DeskPath => $"/desk/inquiries/{reference}";

        public static async Task<OutletsOfOneInquiry> AtAsync(ClinicSite site)
        {
            await site.NewBrowser().AskAsync("/consultation");
            var reference = (await site.InquiriesAsync())[0].Reference;
            var writer = site.NewBrowser();
            var context = new DefaultHttpContext();
            site.Services.GetRequiredService<RequestPass>().Give(reference, context);
            writer.Cookies.SetCookies(ClinicSite.Address, context.Response.Headers.SetCookie.ToString());
            return new OutletsOfOneInquiry(site, await site.SignInAsync(), writer, reference);
        }

        public Task HoldAsync(InquiryWords words) => site.QueryAsync(async db =>
        {
            var inquiry = await db.Inquiries.SingleAsync();
            db.Entry(inquiry).Property(i => i.Envelope).CurrentValue = Vault.Seal(inquiry.Id, InquiryWords.Purpose, words);
            return await db.SaveChangesAsync();
        });

        public Task AddAsync(InquiryEventKind kind, string text) => site.QueryAsync(async db =>
        {
            var id = Guid.CreateVersion7();
            var inquiry = await db.Inquiries.SingleAsync();
            db.Add(new InquiryEvent(id, inquiry.Id, kind, DateTime.UtcNow, by: null, Vault.Seal(id, InquiryWords.NotePurpose, text)));
            return await db.SaveChangesAsync();
        });

        /// <summary>What each shows, without what differs from one time to the next.</summary>
        public async Task<Dictionary<string, string>> ReadAsync()
        {
            var page = (await nora.GetPageAsync(DeskPath)).Document;
            var bundle = await TakeOutAsync($"{DeskPath}/fhir");
            StrictFhir.Read(System.Text.Encoding.UTF8.GetBytes(bundle)); // valid, whatever was answered
            return new()
            {
                [Desk] = string.Join('\n', page.QuerySelectorAll(".reach, .inquiry__words, .events .typed").Select(part => part.TextContent)),
                [Csv] = await TakeOutAsync("/desk/export", "?status=all"),
                [Fhir] = AnyId().Replace(System.Text.RegularExpressions.Regex.Unescape(bundle), ""),
                [OwnPage] = (await writer.GetPageAsync($"/requests/{reference}")).MainText,
                [Copy] = System.Text.RegularExpressions.Regex.Unescape((await writer.GetPageAsync($"/requests/{reference}/copy")).Text),
            };
        }

        public ValueTask DisposeAsync() => site.DisposeAsync();

        private Vault Vault => site.Services.GetRequiredService<Vault>();

        private async Task<string> TakeOutAsync(string path, string query = "")
        {
            var fields = (await nora.GetPageAsync(path + query)).FieldsOf(path, new Dictionary<string, string?> { ["Form.Reason"] = "A test" });
            var answer = await nora.PostAsync(path + query, fields);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            return answer.Text;
        }

        [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
        private static partial Regex AnyId();
    }
}
