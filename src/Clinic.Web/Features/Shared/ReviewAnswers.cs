using Clinic.Web.Features.Consultation;
using Clinic.Web.Features.Contact;
using Clinic.Web.Features.Shared.Forms;

namespace Clinic.Web.Features.Shared;

/// <summary>A form's answers in words, in the order the form asks, for "check your answers".</summary>
public static class ReviewAnswers
{
    private const string None = "Not answered";

    public static IReadOnlyList<ReviewAnswer> Of(InquiryForm form)
    {
        var words = form.ToWords();
        var asked = InquiryAnswers.All.Where(answer => answer.Applies(words) && InquiryAnswers.IsAsked(answer, form.GetType())).ToList();
        return form switch
        {
            ConsultationForm consultation =>
            [
                .. asked.Except(InquiryAnswers.About).Select(In),
                new("What you would like help with", Choice(consultation.Topic), "Topic"),
                .. asked.Intersect(InquiryAnswers.About).Select(In),
            ],
            ContactForm contact =>
            [
                In(InquiryAnswers.Message) with { Question = "Your question" },
                new("It is about", Choice(contact.Topic), "Topic"),
                .. asked.Where(answer => answer != InquiryAnswers.Message).Select(In),
            ],
            _ => throw new InvalidOperationException($"No answers for {form.GetType().Name}."),
        };

        ReviewAnswer In(InquiryAnswer answer) => new(answer.Question, answer.Of(words) ?? None, answer.Field);
    }

    private static string Choice<TEnum>(TEnum? chosen)
        where TEnum : struct, Enum =>
        chosen is { } choice ? Choices.NameOf(choice) : None;
}
