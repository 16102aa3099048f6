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
/// for a question), a Communication with their message, and the Consent to be answered. Nothing is added that they did
/// not say: no diagnosis is coded from the topic they chose.
/// </summary>
public sealed class InquiryBundle(PageLibrary library)
{
    private const string ConsentScope = "http://terminology.hl7.org/CodeSystem/consentscope";
    private const string Loinc = "http://loinc.org";
    private const string LanguageTags = "urn:ietf:bcp:47";

    /// <exception cref="InvalidOperationException">An element breaks a rule of its resource: a mistake of ours.</exception>
    public Bundle Make(Inquiry inquiry, InquiryWords words)
    {
        var patient = Patient(inquiry, words);
        var bundle = new Bundle
        {
            Type = Bundle.BundleType.Collection,
            Identifier = Identifier(inquiry),
            TimestampElement = new Instant(At(inquiry.ReceivedAt)),
        };
        var subject = Add(bundle, patient, words.AskingFor is AskingFor.SomeoneElse ? words.TheirName : words.Name);
        var asked = Add(bundle, inquiry.Kind is InquiryKind.ConsultationRequest ? Request(inquiry, subject) : Question(inquiry, subject), display: null);
        if (words.Message is { } message) Add(bundle, Message(inquiry, message, subject, asked), display: null);
        Add(bundle, ConsentOf(inquiry, subject), display: null);
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

    // Whoever is asked for; the one who wrote is their contact.
    private static Patient Patient(Inquiry inquiry, InquiryWords words)
    {
        var patient = new Patient { Identifier = [Identifier(inquiry)] };
        if (words.Language is { } language) patient.Communication.Add(new Patient.CommunicationComponent { Language = Spoken(inquiry, language), Preferred = true });
        if (words.AskingFor is AskingFor.SomeoneElse)
        {
            patient.Name.Add(new HumanName { Text = words.TheirName ?? "Not given" });
            patient.Contact.Add(new Patient.ContactComponent { Name = new HumanName { Text = words.Name }, Telecom = Telecom(words) });
        }
        else
        {
            patient.Name.Add(new HumanName { Text = words.Name });
            patient.Telecom = Telecom(words);
        }

        return patient;
    }

    private static List<ContactPoint> Telecom(InquiryWords words)
    {
        var ways = new List<ContactPoint>();
        if (words.Phone is { } phone)
        {
            var way = words.ReachBy is ContactWay.Text ? ContactPoint.ContactPointSystem.Sms : ContactPoint.ContactPointSystem.Phone;
            ways.Add(new ContactPoint { System = way, Value = words.PhoneE164 ?? phone, Rank = words.ReachBy is ContactWay.Email ? 2 : 1 });
        }

        if (words.Email is { } email)
            ways.Add(new ContactPoint { System = ContactPoint.ContactPointSystem.Email, Value = email, Rank = words.ReachBy is ContactWay.Email ? 1 : 2 });
        return ways;
    }

    private static ServiceRequest Request(Inquiry inquiry, ResourceReference subject) => new()
    {
        Identifier = [Identifier(inquiry)],
        Status = inquiry.Status is InquiryStatus.Closed ? RequestStatus.Completed : RequestStatus.Active,
        Intent = RequestIntent.Proposal, // the patient proposes; an order is a clinician's
        Priority = PriorityOf(inquiry),
        Code = new CodeableConcept { Text = "Consultation" },
        Subject = subject,
        Requester = subject,
        AuthoredOnElement = new FhirDateTime(At(inquiry.ReceivedAt)),
        ReasonCode = [new CodeableConcept { Text = DeskWords.Of(inquiry.Topic) }],
    };

    private static Hl7.Fhir.Model.Task Question(Inquiry inquiry, ResourceReference subject) => new()
    {
        Identifier = [Identifier(inquiry)],
        Status = inquiry.Status is InquiryStatus.Closed ? Hl7.Fhir.Model.Task.TaskStatus.Completed : Hl7.Fhir.Model.Task.TaskStatus.Requested,
        Intent = Hl7.Fhir.Model.Task.TaskIntent.Proposal,
        Priority = PriorityOf(inquiry),
        Description = $"Question about {DeskWords.Of(inquiry.Topic)}",
        For = subject,
        Requester = subject,
        AuthoredOnElement = new FhirDateTime(At(inquiry.ReceivedAt)),
    };

    // Left out where nothing tells of haste: "routine" would say that somebody had looked and found none.
    private static RequestPriority? PriorityOf(Inquiry inquiry) => inquiry switch
    {
        { InDanger: true } => RequestPriority.Stat,
        { CanWait: CanWait.No } => RequestPriority.Urgent,
        _ => null,
    };

    private static Communication Message(Inquiry inquiry, string message, ResourceReference subject, ResourceReference about) => new()
    {
        Status = EventStatus.Completed,
        Subject = subject,
        Sender = subject,
        About = [about],
        SentElement = new FhirDateTime(At(inquiry.ReceivedAt)),
        Payload = [new Communication.PayloadComponent { Content = new FhirString(message) }],
    };

    private Hl7.Fhir.Model.Consent ConsentOf(Inquiry inquiry, ResourceReference subject) => new()
    {
        Status = Hl7.Fhir.Model.Consent.ConsentState.Active,
        Scope = new CodeableConcept(ConsentScope, "patient-privacy", "Privacy Consent", null),
        Category = [new CodeableConcept(Loinc, "59284-0", "Consent Document", null)],
        Patient = subject,
        DateTimeElement = new FhirDateTime(At(inquiry.ReceivedAt)),
        Organization = [new ResourceReference { Display = library.Current.Clinic.Name }],
        // One of policy and policyRule has to be there (ppc-1): the rule is the very text they agreed to.
        PolicyRule = new CodeableConcept { Text = $"Consent text of {inquiry.ConsentVersion}, SHA-256 {inquiry.ConsentHash}" },
        Source = inquiry.ConsentVersion == Shared.Consent.Version
            ? new Attachment { ContentType = "text/plain", Language = "en", Title = "What they agreed to", Data = Encoding.UTF8.GetBytes(Shared.Consent.Text) }
            : null,
    };

    private static Identifier Identifier(Inquiry inquiry) => new() { System = "urn:ietf:rfc:3986", Value = $"urn:uuid:{inquiry.Id}" };

    private static CodeableConcept Spoken(Inquiry inquiry, string typed) => inquiry.Language is { } code and not SpokenLanguage.Other
        ? new CodeableConcept(LanguageTags, code, null, typed)
        : new CodeableConcept { Text = typed };

    private static DateTimeOffset At(DateTime utc) => new(utc, TimeSpan.Zero);
}
