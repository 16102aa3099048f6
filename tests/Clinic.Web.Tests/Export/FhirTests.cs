using Clinic.Web.Data;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Clinic.Web.Tests.Export;

/// <summary>One inquiry for the record system, read back with the strictest reader the SDK has.</summary>
public sealed class FhirTests
{
    [Fact]
    public async Task A_consultation_request_is_a_valid_bundle_that_says_what_they_said()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { ["Language"] = "español" });
        var nora = await site.SignInAsync();
        var reference = (await site.InquiriesAsync())[0].Reference;

        var bundle = await TakeOutAsync(nora, reference, "She is coming on Friday");

        var patient = Single<Patient>(bundle);
        Assert.Equal(Filled.Name, Assert.Single(patient.Name).Text);
        Assert.Contains(patient.Telecom, way => way is { System: ContactPoint.ContactPointSystem.Email, Value: Filled.Email, Rank: 1 });
        Assert.Contains(patient.Telecom, way => way is { System: ContactPoint.ContactPointSystem.Phone, Value: "+12015550147" });
        Assert.Equal("es", Assert.Single(patient.Communication).Language.Coding[0].Code);
        var request = Single<ServiceRequest>(bundle);
        Assert.Equal((RequestStatus.Active, RequestIntent.Proposal), (request.Status, request.Intent));
        Assert.Equal("Depression", Assert.Single(request.ReasonCode).Text);
        Assert.Empty(request.ReasonCode[0].Coding); // nothing is diagnosed from a choice in a list
        Assert.Equal(Filled.Message, ((FhirString)Assert.Single(Single<Communication>(bundle).Payload).Content).Value);
        Assert.Contains((await site.InquiriesAsync())[0].ConsentHash, Single<Consent>(bundle).PolicyRule!.Text, StringComparison.Ordinal);
        AssertReferencesLead(bundle);
        var page = await nora.GetPageAsync($"/desk/inquiries/{reference}");
        Assert.Contains("Taken out for the record system, because", page.MainText, StringComparison.Ordinal);
        Assert.Contains("She is coming on Friday", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_a_task_and_words_of_every_script_survive()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "김 하늘 \"😀\" <b>", ["Message"] = "Línea uno\nשורה שתיים" });
        var nora = await site.SignInAsync();

        var bundle = await TakeOutAsync(nora, (await site.InquiriesAsync())[0].Reference, "For the record");

        Assert.Equal("김 하늘 \"😀\" <b>", Single<Patient>(bundle).Name[0].Text);
        Assert.Equal("Línea uno\nשורה שתיים", ((FhirString)Single<Communication>(bundle).Payload[0].Content).Value);
        Assert.Equal(Hl7.Fhir.Model.Task.TaskStatus.Requested, Single<Hl7.Fhir.Model.Task>(bundle).Status);
    }

    [Fact]
    public async Task Who_asks_for_somebody_else_is_not_the_patient()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?>
        {
            ["AskingFor"] = "SomeoneElse",
            ["TheirName"] = "Barnaby Quill",
            ["TheyAgreed"] = "true",
            ["Language"] = "español",
            ["Interpreter"] = "true",
            ["QuietHours"] = "after nine",
        });
        var nora = await site.SignInAsync();

        var bundle = await TakeOutAsync(nora, (await site.InquiriesAsync())[0].Reference, "For the record");

        var (patient, related) = (Single<Patient>(bundle), Single<RelatedPerson>(bundle));
        var (subject, writer) = (AddressOf(bundle, patient), AddressOf(bundle, related));
        Assert.Equal(("Barnaby Quill", Filled.Name), (patient.Name[0].Text, related.Name[0].Text));
        Assert.Empty(patient.Telecom);
        Assert.Contains(related.Telecom, way => way is { System: ContactPoint.ContactPointSystem.Email, Value: Filled.Email, Rank: 1 });
        Assert.Equal("es", Assert.Single(related.Communication).Language.Coding[0].Code);
        Assert.Empty(patient.Communication);
        Assert.Equal(subject, related.Patient.Reference);
        var (request, message, consent) = (Single<ServiceRequest>(bundle), Single<Communication>(bundle), Single<Consent>(bundle));
        Assert.Equal((subject, writer), (request.Subject!.Reference, request.Requester!.Reference));
        Assert.Equal((subject, writer), (message.Subject!.Reference, message.Sender!.Reference));
        Assert.Equal((subject, writer), (consent.Patient!.Reference, Assert.Single(consent.Performer).Reference));
        Assert.Contains(request.Note, note => note.Text == "They know and agree: Yes" && ((ResourceReference)note.Author!).Reference == writer);
        Assert.All(Flags(bundle), flag => Assert.StartsWith($"Reaching {Filled.Name}, who asks. ", flag, StringComparison.Ordinal));
        Assert.Contains($"Reaching {Filled.Name}, who asks. Never call or text: after nine", Flags(bundle));
        Assert.Contains($"Reaching {Filled.Name}, who asks. Interpreter: Yes", Flags(bundle));
    }

    [Fact]
    public async Task The_plan_for_safe_contact_goes_along()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { ["QuietHours"] = "after nine", ["Voicemail"] = "true", ["Interpreter"] = "true" });
        var nora = await site.SignInAsync();

        var bundle = await TakeOutAsync(nora, (await site.InquiriesAsync())[0].Reference, "For the record");

        Assert.Equal(
            ["Reach by: Email", $"When: {Filled.TimeToReach}", "Never call or text: after nine", "Voicemail: Yes", "Name the clinic: No", "Shared mailbox: No", "Interpreter: Yes"], Flags(bundle));
        Assert.All(bundle.Entry.Select(entry => entry.Resource).OfType<Flag>(), flag => Assert.Equal("contact", flag.Category[0].Coding[0].Code));
        Assert.True(Single<Patient>(bundle).GetBoolExtension("http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"));
        Assert.Equal(AddressOf(bundle, Single<Patient>(bundle)), Single<ServiceRequest>(bundle).Requester!.Reference);
    }

    [Fact]
    public async Task What_was_not_said_is_not_there_and_danger_is()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?>
        {
            ["AskingFor"] = "SomeoneElse",
            ["TheirName"] = null,
            ["TheyAgreed"] = "true",
            ["Phone"] = null,
            ["Message"] = null,
            ["TimeToReach"] = null,
            ["Language"] = null,
        });
        var inHaste = site.NewBrowser();
        var help = await inHaste.SubmitAsync((await inHaste.GetPageAsync("/contact")).Form("/contact"), Filled.Well(new Dictionary<string, string?> { ["CanWait"] = "No" }));
        await inHaste.SendAsync(help.ReviewForm!, new Dictionary<string, string?> { ["InDanger"] = "Yes" });
        var nora = await site.SignInAsync();
        var inquiries = (await site.InquiriesAsync()).OrderBy(inquiry => inquiry.ReceivedAt).ToList();

        var sparse = await TakeOutAsync(nora, inquiries[0].Reference, "For the record");
        var danger = await TakeOutAsync(nora, inquiries[1].Reference, "For the record");

        var patient = Single<Patient>(sparse);
        Assert.Null(patient.Name[0].Text);
        Assert.Equal("unknown", patient.Name[0].GetExtensionValue<Code>("http://hl7.org/fhir/StructureDefinition/data-absent-reason")!.Value);
        Assert.Equal(Filled.Name, Assert.Single(patient.Contact).Name!.Text);
        Assert.Empty(sparse.Entry.Select(entry => entry.Resource).OfType<Communication>());
        Assert.Null(Single<ServiceRequest>(sparse).Priority);
        Assert.Equal(RequestPriority.Stat, Single<Hl7.Fhir.Model.Task>(danger).Priority);
        Assert.Contains("The writer said that somebody is in danger", Flags(danger));
    }

    [Fact]
    public async Task No_reason_no_bundle()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        var path = $"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}/fhir";

        var refused = await nora.SubmitAsync((await nora.GetPageAsync(path)).Form(path));

        Assert.Contains("Write what it is needed for", refused.Errors);
        Assert.DoesNotContain((await site.InquiriesAsync())[0].Events, e => e.Kind is InquiryEventKind.Exported);
    }

    private static async Task<Bundle> TakeOutAsync(BrowserSession who, string reference, string reason)
    {
        var path = $"/desk/inquiries/{reference}/fhir";
        var fields = (await who.GetPageAsync(path)).FieldsOf(path, new Dictionary<string, string?> { ["Form.Reason"] = reason });
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        var answer = (await who.SendAsync(request)).Response;
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType!.MediaType);
        return StrictFhir.Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static T Single<T>(Bundle bundle)
        where T : Resource => Assert.Single(bundle.Entry.Select(entry => entry.Resource).OfType<T>());

    private static List<string> Flags(Bundle bundle) => [.. bundle.Entry.Select(entry => entry.Resource).OfType<Flag>().Select(flag => flag.Code!.Text!)];

    private static string AddressOf(Bundle bundle, Resource resource) => bundle.Entry.Single(entry => entry.Resource == resource).FullUrl!;

    private static void AssertReferencesLead(Bundle bundle)
    {
        var there = bundle.Entry.Select(entry => entry.FullUrl).ToHashSet();
        Assert.Contains(Single<ServiceRequest>(bundle).Subject!.Reference, there);
        Assert.Contains(Single<Consent>(bundle).Patient!.Reference, there);
        Assert.Contains(Single<Communication>(bundle).About[0].Reference, there);
    }
}
