using Clinic.Web.Features.Consultation;
using Clinic.Web.Features.Contact;
using Clinic.Web.Features.Shared.Forms;

namespace Clinic.Web.Features.Shared;

/// <summary>A form's answers in words, in the order the form asks, for "check your answers".</summary>
public static class ReviewAnswers
{
    private const string None = "Not answered";

    public static IReadOnlyList<ReviewAnswer> Of(InquiryForm form) => form switch
    {
        ConsultationForm asked => [.. AboutWhom(asked), .. Reaching(asked), .. About(asked)],
        ContactForm asked => [new("Your question", Text(asked.Message), "Message"), new("It is about", Choice(asked.Topic), "Topic"), .. Reaching(asked)],
        _ => throw new InvalidOperationException($"No answers for {form.GetType().Name}."),
    };

    private static IEnumerable<ReviewAnswer> AboutWhom(ConsultationForm form)
    {
        yield return new("You are asking for", form.AskingFor is AskingFor.Myself ? "Yourself" : "Someone else", "AskingFor");
        if (form.AskingFor is AskingFor.Myself) yield break;
        yield return new("Their name", Text(form.TheirName), "TheirName");
        yield return new("They know of this and agree", YesNo(form.TheyAgreed), "TheyAgreed");
    }

    private static IEnumerable<ReviewAnswer> Reaching(InquiryForm form) =>
    [
        new("Your name", Text(form.Name), "Name"),
        new("Phone number", form.Phone is { } phone && TypedPhone.ToE164(phone) is { } number ? TypedPhone.Display(number) : Text(form.Phone), "Phone"),
        new("Email address", Text(form.Email), "Email"),
        new("We reach you by", Choice(form.ReachBy), "ReachBy"),
        new("Good times", Text(form.TimeToReach), "TimeToReach"),
        new("Times not to call or text", Text(form.QuietHours), "QuietHours"),
        new("We may leave a voicemail", YesNo(form.Voicemail), "Voicemail"),
        new("We may say who is calling", YesNo(form.NameClinic), "NameClinic"),
    ];

    private static IEnumerable<ReviewAnswer> About(ConsultationForm form) =>
    [
        new("What you would like help with", Choice(form.Topic), "Topic"),
        new("How soon", Choice(form.HowSoon), "HowSoon"),
        new("Language", form.Language is { } language ? Text(language) : "English", "Language"),
        new("You would like an interpreter", YesNo(form.Interpreter), "Interpreter"),
        new("What we should know", Text(form.Message), "Message"),
        new("Where you heard of us", Choice(form.HeardFrom), "HeardFrom"),
    ];

    private static string Text(string? typed) => typed ?? None;

    private static string YesNo(bool yes) => yes ? "Yes" : "No";

    private static string Choice<TEnum>(TEnum? chosen)
        where TEnum : struct, Enum =>
        chosen is { } choice ? Choices.NameOf(choice) : None;
}
