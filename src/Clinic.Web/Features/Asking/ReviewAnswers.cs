using Clinic.Web.Data;
using Clinic.Web.Typed;

namespace Clinic.Web.Features.Asking;

/// <summary>A form's answers in words, for "check your answers"; each form says in which order it asks.</summary>
public sealed class ReviewAnswers(InquiryWords words, InquiryKind kind)
{
    private const string None = "Not answered";

    /// <summary>Those of these questions that the form asks and that make sense beside the other answers.</summary>
    public IEnumerable<ReviewAnswer> To(IEnumerable<InquiryAnswer> questions) =>
        questions.Where(question => question.IsAskedFor(kind) && question.Applies(words)).Select(To);

    public ReviewAnswer To(InquiryAnswer question) => question.Of(words) is { } answer
        ? new(question.Question, answer, question.Field) { IsTyped = question.IsTyped }
        : new(question.Question, None, question.Field);

    /// <summary>An answer that no envelope holds.</summary>
    public static ReviewAnswer Chosen<TEnum>(string question, TEnum? chosen, string field)
        where TEnum : struct, Enum =>
        new(question, chosen is { } choice ? Choices.NameOf(choice) : None, field);
}
