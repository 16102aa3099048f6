using System.Text;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk;
using Clinic.Web.Features.Shared;
using Hl7.Fhir.Model;
using Hl7.Fhir.Validation;

namespace Clinic.Web.Features.Export;

/// <summary>
/// An inquiry in FHIR R4 (hl7.org/fhir/R4): a Patient, what they ask for (a ServiceRequest for a consultation, a Task
/// for a question), Communications with their messages, Flags with the plan for reaching them safely, and the Consent to be
/// answered. Who asks for somebody else is a RelatedPerson: they ask, they wrote, they agreed, and they are reached.
/// Nothing is added that they did not say: no diagnosis is coded from the topic they chose.
/// </summary>
public sealed class InquiryBundle(PageLibrary library)
{
    private const string ConsentScope = "http://terminology.hl7.org/CodeSystem/consentscope";
    private const string FlagCategory = "http://terminology.hl7.org/CodeSystem/flag-category";
    private const string InterpreterRequired = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    private const string DataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private const string Loinc = "http://loinc.org";
    private const string LanguageTags = "urn:ietf:bcp:47";

    /// <summary>The plan: each a Flag of the category "contact", which tells what to heed when reaching somebody.</summary>
    private static readonly HashSet<string> Flagged =
    [
        nameof(InquiryWords.ReachBy), nameof(InquiryWords.TimeToReach), nameof(InquiryWords.QuietHours), nameof(InquiryWords.MayLeaveVoicemail),
        nameof(InquiryWords.MayNameClinic), nameof(InquiryWords.NeedsInterpreter),
    ];

    /// <summary>What has a field of its own. All other answers are notes on what is asked for, so that none is left behind.</summary>
    private static readonly HashSet<string> InFields =
    [
        nameof(InquiryWords.Name), nameof(InquiryWords.TheirName), nameof(InquiryWords.Phone), nameof(InquiryWords.Email), nameof(InquiryWords.Language),
        nameof(InquiryWords.Message),
    ];

    /// <summary>How somebody came here belongs to no patient's record.</summary>
    private static readonly HashSet<string> LeftOut = [nameof(InquiryWords.HeardFrom)];

    /// <param name="addedLater">What the writer added since, oldest first.</param>
    /// <exception cref="InvalidOperationException">An element breaks a rule of its resource: a mistake of ours.</exception>
    public Bundle Make(Inquiry inquiry, InquiryWords words, IEnumerable<(DateTime At, string Text)> addedLater)
    {
        var bundle = new Bundle
        {
            Type = Bundle.BundleType.Collection,
            Identifier = Identifier(inquiry),
            TimestampElement = new Instant(At(inquiry.ReceivedAt)),
        };
        var forSomeoneElse = words.AskingFor is AskingFor.SomeoneElse;
        var subject = Add(bundle, forSomeoneElse ? SomeoneElse(inquiry, words) : Writer(inquiry, words), forSomeoneElse ? words.TheirName : words.Name);
        var writer = forSomeoneElse ? Add(bundle, Related(inquiry, words, subject), words.Name) : subject;
        var notes = Notes(inquiry, words, writer);
        var asked = Add(bundle, inquiry.Kind is InquiryKind.ConsultationRequest ? Request(inquiry, subject, writer, notes) : Question(inquiry, subject, writer, notes), display: null);
        foreach (var plan in InquiryAnswers.All.Where(answer => Flagged.Contains(answer.Property) && answer.Of(words) is not null))
            Add(bundle, FlagOf(inquiry, "contact", "Subject Contact", $"{(forSomeoneElse ? $"Reaching {words.Name}, who asks. " : "")}{plan.Column}: {plan.Of(words)}", subject), display: null);
        if (words.InDanger is InDanger.Yes) Add(bundle, FlagOf(inquiry, "safety", "Safety", "The writer said that somebody is in danger", subject), display: null);
        if (words.Message is { } message) Add(bundle, Message(inquiry.ReceivedAt, message, subject, writer, asked), display: null);
        foreach (var (at, text) in addedLater) Add(bundle, Message(at, text, subject, writer, asked), display: null);
        Add(bundle, ConsentOf(inquiry, subject, writer), display: null);
        // Codes alone: what the SDK says more may quote the patient.
        if (bundle.Validate() is { Count: > 0 } broken)
            throw new InvalidOperationException($"The bundle breaks FHIR's rules: {string.Join(", ", broken.Select(one => one.ErrorCode))}.");
        return bundle;
    }

    private static ResourceReference Add(Bundle bundle, DomainResource resource, string? display)
    {
        var address = $"urn:uuid:{Guid.NewGuid()}";
        bundle.Entry.Add(new Bundle.EntryComponent { FullUrl = address, Resource = resource });
        return new ResourceReference(address, display);
    }

    private static Patient Writer(Inquiry inquiry, InquiryWords words)
    {
        var patient = new Patient { Identifier = [Identifier(inquiry)], Name = [new HumanName { Text = words.Name }], Telecom = Telecom(words) };
        if (words.Language is { } language) patient.Communication.Add(new Patient.CommunicationComponent { Language = Spoken(inquiry, language), Preferred = true });
        if (words.NeedsInterpreter) patient.AddExtension(InterpreterRequired, new FhirBoolean(true));
        return patient;
    }

    // Nothing of how to reach them is known; the one who asks is their contact.
    private static Patient SomeoneElse(Inquiry inquiry, InquiryWords words)
    {
        var name = words.TheirName is { } theirs ? new HumanName { Text = theirs } : new HumanName();
        if (words.TheirName is null) name.AddExtension(DataAbsentReason, new Code("unknown"));
        return new Patient
        {
            Identifier = [Identifier(inquiry)],
            Name = [name],
            Contact = [new Patient.ContactComponent { Name = new HumanName { Text = words.Name }, Telecom = Telecom(words) }],
        };
    }

    private static RelatedPerson Related(Inquiry inquiry, InquiryWords words, ResourceReference patient)
    {
        var related = new RelatedPerson
        {
            Patient = patient,
            Relationship = [new CodeableConcept { Text = "Asks for the patient; how they are related was not asked" }],
            Name = [new HumanName { Text = words.Name }],
            Telecom = Telecom(words),
        };
        if (words.Language is { } language) related.Communication.Add(new RelatedPerson.CommunicationComponent { Language = Spoken(inquiry, language), Preferred = true });
        return related;
    }

    private static List<ContactPoint> Telecom(InquiryWords words)
    {
        var ways = new List<ContactPoint>();
        if (words.Phone is { } phone)
        {
            var way = words.ReachBy is ContactWay.Text ? ContactPoint.ContactPointSystem.Sms : ContactPoint.ContactPointSystem.Phone;
            ways.Add(new ContactPoint { System = way, Value = TypedPhone.International(phone) ?? phone, Rank = words.ReachBy is ContactWay.Email ? 2 : 1 });
        }

        if (words.Email is { } email)
            ways.Add(new ContactPoint { System = ContactPoint.ContactPointSystem.Email, Value = email, Rank = words.ReachBy is ContactWay.Email ? 1 : 2 });
        return ways;
    }

    // What they answered and no field of these resources holds, in their own words and as theirs.
    private static List<Annotation> Notes(Inquiry inquiry, InquiryWords words, ResourceReference writer) =>
    [
        .. InquiryAnswers.All.Where(answer => !Flagged.Contains(answer.Property) && !InFields.Contains(answer.Property) && !LeftOut.Contains(answer.Property))
            .Where(answer => answer.Applies(words) && answer.Of(words) is not null)
            .Select(answer => new Annotation { Author = writer, TimeElement = new FhirDateTime(At(inquiry.ReceivedAt)), Text = $"{answer.Column}: {answer.Of(words)}" }),
    ];

    private static ServiceRequest Request(Inquiry inquiry, ResourceReference subject, ResourceReference writer, List<Annotation> notes) => new()
    {
        Identifier = [Identifier(inquiry)],
        Status = inquiry.Status is InquiryStatus.Closed ? RequestStatus.Completed : RequestStatus.Active,
        Intent = RequestIntent.Proposal, // the writer proposes; an order is a clinician's
        Priority = PriorityOf(inquiry),
        Code = new CodeableConcept { Text = "Consultation" },
        Subject = subject,
        Requester = writer,
        AuthoredOnElement = new FhirDateTime(At(inquiry.ReceivedAt)),
        ReasonCode = [new CodeableConcept { Text = DeskWords.Of(inquiry.Topic) }],
        Note = notes,
    };

    private static Hl7.Fhir.Model.Task Question(Inquiry inquiry, ResourceReference subject, ResourceReference writer, List<Annotation> notes) => new()
    {
        Identifier = [Identifier(inquiry)],
        Status = inquiry.Status is InquiryStatus.Closed ? Hl7.Fhir.Model.Task.TaskStatus.Completed : Hl7.Fhir.Model.Task.TaskStatus.Requested,
        Intent = Hl7.Fhir.Model.Task.TaskIntent.Proposal,
        Priority = PriorityOf(inquiry),
        Description = $"Question about {DeskWords.Of(inquiry.Topic)}",
        For = subject,
        Requester = writer,
        AuthoredOnElement = new FhirDateTime(At(inquiry.ReceivedAt)),
        Note = notes,
    };

    // Left out where nothing tells of haste: "routine" would say that somebody had looked and found none.
    private static RequestPriority? PriorityOf(Inquiry inquiry) => inquiry switch
    {
        { InDanger: true } => RequestPriority.Stat,
        { CanWait: CanWait.No } => RequestPriority.Urgent,
        _ => null,
    };

    private static Flag FlagOf(Inquiry inquiry, string category, string categoryName, string what, ResourceReference subject) => new()
    {
        Status = Flag.FlagStatus.Active,
        Category = [new CodeableConcept(FlagCategory, category, categoryName, null)],
        Code = new CodeableConcept { Text = what },
        Subject = subject,
        Period = new Period { StartElement = new FhirDateTime(At(inquiry.ReceivedAt)) },
    };

    private static Communication Message(DateTime sentAt, string message, ResourceReference subject, ResourceReference writer, ResourceReference about) => new()
    {
        Status = EventStatus.Completed,
        Subject = subject,
        Sender = writer,
        About = [about],
        SentElement = new FhirDateTime(At(sentAt)),
        Payload = [new Communication.PayloadComponent { Content = new FhirString(message) }],
    };

    private Hl7.Fhir.Model.Consent ConsentOf(Inquiry inquiry, ResourceReference subject, ResourceReference writer) => new()
    {
        Status = Hl7.Fhir.Model.Consent.ConsentState.Active,
        Scope = new CodeableConcept(ConsentScope, "patient-privacy", "Privacy Consent", null),
        Category = [new CodeableConcept(Loinc, "59284-0", "Consent Document", null)],
        Patient = subject,
        Performer = [writer], // who agreed
        DateTimeElement = new FhirDateTime(At(inquiry.ReceivedAt)),
        Organization = [new ResourceReference { Display = library.Current.Clinic.Name }],
        // One of policy and policyRule has to be there (ppc-1): the rule is the very text they agreed to.
        PolicyRule = new CodeableConcept { Text = $"Consent text of {inquiry.ConsentVersion}, SHA-256 {inquiry.ConsentHash}" },
        Source = Shared.Consent.TextOf(inquiry.ConsentHash) is { } agreed
            ? new Attachment { ContentType = "text/plain", Language = "en", Title = "What they agreed to", Data = Encoding.UTF8.GetBytes(agreed) }
            : null,
    };

    private static Identifier Identifier(Inquiry inquiry) => new() { System = "urn:ietf:rfc:3986", Value = $"urn:uuid:{inquiry.Id}" };

    private static CodeableConcept Spoken(Inquiry inquiry, string typed) => inquiry.Language is { } code and not SpokenLanguage.Other
        ? new CodeableConcept(LanguageTags, code, null, typed)
        : new CodeableConcept { Text = typed };

    private static DateTimeOffset At(DateTime utc) => new(utc, TimeSpan.Zero);
}
