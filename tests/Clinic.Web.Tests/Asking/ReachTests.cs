using System.Text.Json;
using System.Text.Json.Nodes;
using Clinic.Web.Data;
using Clinic.Web.Features.Asking.Consultation;
using Clinic.Web.Features.Asking.Requests;
using Clinic.Web.Forms;
using Clinic.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Asking;

/// <summary>How to reach somebody is one value now; what was written while it was nine fields is read, and what is written is as it was.</summary>
public sealed class ReachTests
{
    // As the version before wrote it.
    private const string EnvelopeBefore = """
        {"Name":"Ottoline Quackenbush","Email":"ottoline.q@mail.example","Phone":"(201) 555-0147 ext. 42","ReachBy":1,"TimeToReach":"Tuesdays","Message":"A message",
         "PhoneE164":"\u002B12015550147","MayLeaveVoicemail":true,"MayNameClinic":true,"QuietHours":"nights","AskingFor":1,"TheirName":"Barnaby","TheyAgreed":true,
         "CanWait":0,"InDanger":null,"HowSoon":null,"Language":"French","NeedsInterpreter":true,"HeardFrom":2}
        """;

    private const string DraftBefore = """
        {"Form":{"AskingFor":0,"TheirName":null,"TheyAgreed":false,"Topic":1,"Language":null,"Interpreter":true,"HeardFrom":null,"BySteps":true,"Name":"Ottoline Quackenbush",
         "Email":"ottoline.q@mail.example","Phone":null,"ReachBy":2,"TimeToReach":null,"Voicemail":true,"NameClinic":true,"QuietHours":"nights","Message":"A message","CanWait":0,"InDanger":null,
         "Agree":true,"RequestKey":"7c0a6f0e-9e0c-4f5e-8f0e-4d1b8f0e9e0c","Blank":null,"Opened":"abc"},"ErrorsAt":"","Errors":[],"Receipt":null}
        """;

    private static readonly Reach Everything = new()
    {
        Name = "Ottoline Quackenbush",
        Email = "ottoline.q@mail.example",
        Phone = "(201) 555-0147 ext. 42",
        ReachBy = ContactWay.Text,
        TimeToReach = "Tuesdays",
        QuietHours = "nights",
        Voicemail = true,
        NameClinic = true,
    };

    [Fact]
    public async Task An_envelope_of_the_version_before_opens_and_one_of_this_version_opens_there()
    {
        await using var site = new ClinicSite();
        var vault = site.Services.GetRequiredService<Vault>();
        var id = Guid.CreateVersion7();

        var words = InquiryWords.TryOpen(id, vault.Seal(id, InquiryWords.Purpose, JsonNode.Parse(EnvelopeBefore)), vault);

        Assert.NotNull(words);
        Assert.Equal(Everything, words.Reach);
        Assert.Equal(("+12015550147", "+12015550147;ext=42"), (words.Reach.PhoneE164, words.Reach.PhoneToDial));
        Assert.Equal((AskingFor.SomeoneElse, "Barnaby", true, "French", true), (words.AskingFor, words.TheirName, words.TheyAgreed, words.Language, words.Interpreter));
        var written = vault.Open<JsonObject>(id, InquiryWords.Purpose, words.Seal(id, vault).Envelope);
        var before = JsonNode.Parse(EnvelopeBefore)!.AsObject();
        Assert.Subset(written.Select(Written).ToHashSet(), before.Select(Written).ToHashSet()); // and what was asked since

        static string Written(KeyValuePair<string, JsonNode?> property) => $"{property.Key}: {property.Value?.ToJsonString()}";
    }

    [Fact]
    public void A_draft_of_the_version_before_is_still_read()
    {
        var form = JsonSerializer.Deserialize<Draft<ConsultationForm>>(DraftBefore, SealedJson.Options)!.Form;

        Assert.Equal(Everything with { Phone = null, ReachBy = ContactWay.Email, TimeToReach = null }, form.Reach);
        Assert.Equal((InquiryTopic)1, form.Topic);
        Assert.True(form.Interpreter && form.BySteps);
    }

    [Fact]
    public void What_names_nobody_is_no_envelope() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<InquiryWords>("""{"Nobody":"knows this"}""", SealedJson.Options));

    /// <summary>Scripts and bookmarklets know these names.</summary>
    [Fact]
    public async Task The_names_of_the_fields_are_what_they_were()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        string[] reaching = ["Name", "Phone", "Email", "ReachBy", "TimeToReach", "QuietHours", "Voicemail", "NameClinic", "SharedMailbox"];
        string[] sent = ["Agree", "Blank", "Draft", "RequestKey", "Opened", "__RequestVerificationToken", "CanWait", "Message", "Topic"];
        string[] ofConsultation = ["AskingFor", "TheirName", "TheyAgreed", "Language", "Interpreter", "HeardFrom"];

        var consultation = (await browser.GetPageAsync("/consultation")).Form("/consultation");
        var contact = (await browser.GetPageAsync("/contact")).Form("/contact");

        Assert.Subset(Names(consultation), reaching.Concat(sent).Concat(ofConsultation).ToHashSet());
        Assert.Subset(Names(contact), reaching.Concat(sent).ToHashSet());
        // Its page asks the same again, by the same names, and takes the whole of it in one.
        Assert.Equal(reaching.Order(StringComparer.Ordinal), typeof(Reach).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(typeof(RequestDetailsForm).GetProperty(nameof(RequestDetailsForm.Reach)));

        static HashSet<string> Names(AngleSharp.Html.Dom.IHtmlFormElement form) => [.. form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!)];
    }
}
