using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Typed;

namespace Clinic.Web.Features.Desk.Inquiries.Fhir;

/// <summary>
/// An inquiry in FHIR R4 (hl7.org/fhir/R4): a Patient, what they ask for (a ServiceRequest for a consultation, a Task
/// for a question), Communications with their messages, Flags with the plan for reaching them safely, and the Consent to be
/// answered. Who asks for somebody else is a RelatedPerson: they ask, they wrote, they agreed, and they are reached.
/// Nothing is added that they did not say: no diagnosis is coded from the topic they chose. The names are FHIR's own; the
/// tests read each bundle with the strictest reader of Firely's SDK and hold it against the rules of its elements.
/// </summary>
public sealed class InquiryBundle(PageLibrary library)
{
    private const string ConsentScope = "http://terminology.hl7.org/CodeSystem/consentscope";
    private const string FlagCategory = "http://terminology.hl7.org/CodeSystem/flag-category";
    private const string InterpreterRequired = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    private const string DataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private const string Loinc = "http://loinc.org";
    private const string LanguageTags = "urn:ietf:bcp:47";

    // FHIR knows neither null nor an empty list: what was not said is not there. The file is never part of a page, so a name stays readable.
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The plan: each a Flag of the category "contact", which tells what to heed when reaching somebody.</summary>
    private static readonly HashSet<string> Flagged =
    [
        nameof(Reach.ReachBy), nameof(Reach.TimeToReach), nameof(Reach.QuietHours), nameof(Reach.Voicemail),
        nameof(Reach.NameClinic), nameof(InquiryWords.Interpreter),
    ];

    /// <summary>What has a field of its own. All other answers are notes on what is asked for, so that none is left behind.</summary>
    private static readonly HashSet<string> InFields =
    [
        nameof(Reach.Name), nameof(InquiryWords.TheirName), nameof(Reach.Phone), nameof(Reach.Email), nameof(InquiryWords.Language),
        nameof(InquiryWords.Message),
    ];

    /// <summary>How somebody came here belongs to no patient's record.</summary>
    private static readonly HashSet<string> LeftOut = [nameof(InquiryWords.HeardFrom)];

    /// <param name="addedLater">What the writer added since, oldest first.</param>
    /// <returns>The bundle as FHIR's JSON, in UTF-8.</returns>
    public byte[] Make(Inquiry inquiry, InquiryWords words, IEnumerable<(DateTime At, string Text)> addedLater)
    {
        var entries = new Entries();
        var forSomeoneElse = words.AskingFor is AskingFor.SomeoneElse;
        var subject = forSomeoneElse ? entries.Add(SomeoneElse(inquiry, words), words.TheirName) : entries.Add(Writer(inquiry, words), words.Reach.Name);
        var writer = forSomeoneElse ? entries.Add(Related(inquiry, words, subject), words.Reach.Name) : subject;
        var notes = Notes(inquiry, words, writer);
        var asked = entries.Add(inquiry.Kind is InquiryKind.ConsultationRequest ? Request(inquiry, subject, writer, notes) : Question(inquiry, subject, writer, notes));
        foreach (var plan in InquiryAnswers.All.Where(answer => Flagged.Contains(answer.Field) && answer.Of(words) is not null))
            entries.Add(FlagOf(inquiry, "contact", "Subject Contact", $"{(forSomeoneElse ? $"Reaching {words.Reach.Name}, who asks. " : "")}{plan.Column}: {plan.Of(words)}", subject));
        if (words.InDanger is InDanger.Yes) entries.Add(FlagOf(inquiry, "safety", "Safety", "The writer said that somebody is in danger", subject));
        if (words.Message is { } message) entries.Add(Message(inquiry.ReceivedAt, message, subject, writer, asked));
        foreach (var (at, text) in addedLater) entries.Add(Message(at, text, subject, writer, asked));
        entries.Add(ConsentOf(inquiry, subject, writer));
        return JsonSerializer.SerializeToUtf8Bytes(new { resourceType = "Bundle", identifier = Identifier(inquiry), type = "collection", timestamp = At(inquiry.ReceivedAt), entry = entries.All }, Json);
    }

    private static object Writer(Inquiry inquiry, InquiryWords words) => new
    {
        resourceType = "Patient",
        extension = words.Interpreter ? new[] { new { url = InterpreterRequired, valueBoolean = true } } : null,
        identifier = new[] { Identifier(inquiry) },
        name = new[] { new { text = words.Reach.Name } },
        telecom = Telecom(words),
        communication = Communication(inquiry, words),
    };

    // Nothing of how to reach them is known; the one who asks is their contact.
    private static object SomeoneElse(Inquiry inquiry, InquiryWords words) => new
    {
        resourceType = "Patient",
        identifier = new[] { Identifier(inquiry) },
        name = words.TheirName is { } theirs
            ? (object[])[new { text = theirs }]
            : [new { extension = new[] { new { url = DataAbsentReason, valueCode = "unknown" } } }],
        contact = new[] { new { name = new { text = words.Reach.Name }, telecom = Telecom(words) } },
    };

    private static object Related(Inquiry inquiry, InquiryWords words, Reference patient) => new
    {
        resourceType = "RelatedPerson",
        patient,
        relationship = new[] { new { text = "Asks for the patient; how they are related was not asked" } },
        name = new[] { new { text = words.Reach.Name } },
        telecom = Telecom(words),
        communication = Communication(inquiry, words),
    };

    private static List<object>? Telecom(InquiryWords words)
    {
        var ways = new List<object>();
        if (words.Reach.Phone is { } phone)
            ways.Add(new { system = words.Reach.ReachBy is ContactWay.Text ? "sms" : "phone", value = TypedPhone.International(phone) ?? phone, rank = words.Reach.ReachBy is ContactWay.Email ? 2 : 1 });
        if (words.Reach.Email is { } email) ways.Add(new { system = "email", value = email, rank = words.Reach.ReachBy is ContactWay.Email ? 1 : 2 });
        return ways is [] ? null : ways;
    }

    private static object? Communication(Inquiry inquiry, InquiryWords words) =>
        words.Language is { } typed ? new[] { new { language = Spoken(inquiry, typed), preferred = true } } : null;

    // What they answered and no field of these resources holds, in their own words and as theirs.
    private static List<object>? Notes(Inquiry inquiry, InquiryWords words, Reference writer)
    {
        var notes = InquiryAnswers.All.Where(answer => !Flagged.Contains(answer.Field) && !InFields.Contains(answer.Field) && !LeftOut.Contains(answer.Field))
            .Where(answer => answer.Applies(words) && answer.Of(words) is not null)
            .Select(answer => (object)new { authorReference = writer, time = At(inquiry.ReceivedAt), text = $"{answer.Column}: {answer.Of(words)}" }).ToList();
        return notes is [] ? null : notes;
    }

    private static object Request(Inquiry inquiry, Reference subject, Reference writer, List<object>? notes) => new
    {
        resourceType = "ServiceRequest",
        identifier = new[] { Identifier(inquiry) },
        status = inquiry.Status is InquiryStatus.Closed ? "completed" : "active",
        intent = "proposal", // the writer proposes; an order is a clinician's
        priority = PriorityOf(inquiry),
        code = new { text = "Consultation" },
        subject,
        authoredOn = At(inquiry.ReceivedAt),
        requester = writer,
        reasonCode = new[] { new { text = DeskWords.Of(inquiry.Topic) } },
        note = notes,
    };

    private static object Question(Inquiry inquiry, Reference subject, Reference writer, List<object>? notes) => new
    {
        resourceType = "Task",
        identifier = new[] { Identifier(inquiry) },
        status = inquiry.Status is InquiryStatus.Closed ? "completed" : "requested",
        intent = "proposal",
        priority = PriorityOf(inquiry),
        description = $"Question about {DeskWords.Of(inquiry.Topic)}",
        @for = subject,
        authoredOn = At(inquiry.ReceivedAt),
        requester = writer,
        note = notes,
    };

    // Left out where nothing tells of haste: "routine" would say that somebody had looked and found none.
    private static string? PriorityOf(Inquiry inquiry) => inquiry switch
    {
        { InDanger: true } => "stat",
        { CanWait: CanWait.No } => "urgent",
        _ => null,
    };

    private static object FlagOf(Inquiry inquiry, string category, string categoryName, string what, Reference subject) => new
    {
        resourceType = "Flag",
        status = "active",
        category = new[] { Coded(FlagCategory, category, categoryName) },
        code = new { text = what },
        subject,
        period = new { start = At(inquiry.ReceivedAt) },
    };

    private static object Message(DateTime sentAt, string message, Reference subject, Reference writer, Reference about) => new
    {
        resourceType = "Communication",
        status = "completed",
        subject,
        about = new[] { about },
        sent = At(sentAt),
        sender = writer,
        payload = new[] { new { contentString = message } },
    };

    private object ConsentOf(Inquiry inquiry, Reference subject, Reference writer) => new
    {
        resourceType = "Consent",
        status = "active",
        scope = Coded(ConsentScope, "patient-privacy", "Privacy Consent"),
        category = new[] { Coded(Loinc, "59284-0", "Consent Document") },
        patient = subject,
        dateTime = At(inquiry.ReceivedAt),
        performer = new[] { writer }, // who agreed
        organization = new[] { new { display = library.Current.Clinic.Name } },
        sourceAttachment = ConsentText.TextOf(inquiry.ConsentHash, library.English.In(library.English.LanguageOf(inquiry.WrittenIn)).Texts) is { } agreed
            ? new { contentType = "text/plain", language = inquiry.WrittenIn, data = Encoding.UTF8.GetBytes(agreed), title = "What they agreed to" }
            : null,
        // One of policy and policyRule has to be there (ppc-1): the rule is the very text they agreed to.
        policyRule = new { text = $"Consent text of {inquiry.ConsentVersion}, SHA-256 {inquiry.ConsentHash}" },
    };

    private static object Identifier(Inquiry inquiry) => new { system = "urn:ietf:rfc:3986", value = $"urn:uuid:{inquiry.Id}" };

    private static object Coded(string system, string code, string display) => new { coding = new[] { new { system, code, display } } };

    private static object Spoken(Inquiry inquiry, string typed) => inquiry.Language is { } code and not SpokenLanguage.Other
        ? new { coding = new[] { new { system = LanguageTags, code } }, text = typed }
        : new { text = typed };

    private static string At(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF+00:00", CultureInfo.InvariantCulture);

    private sealed class Entries
    {
        public List<object> All { get; } = [];

        /// <returns>What leads to the resource from another one.</returns>
        public Reference Add(object resource, string? display = null)
        {
            var fullUrl = $"urn:uuid:{Guid.NewGuid()}";
            All.Add(new { fullUrl, resource });
            return new Reference(fullUrl, display);
        }
    }

    private sealed record Reference([property: JsonPropertyName("reference")] string Address, [property: JsonPropertyName("display")] string? Display);
}
