using System.Text.Json.Serialization;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Asking.Consultation;

/// <summary>A request for a consultation, as typed.</summary>
public sealed class ConsultationForm : InquiryForm
{
    public AskingFor AskingFor { get; set; }

    public string? TheirName { get; set; }

    public bool TheyAgreed { get; set; }

    public InquiryTopic? Topic { get; set; }

    public string? Language { get; set; }

    public bool Interpreter { get; set; }

    public HeardFrom? HeardFrom { get; set; }

    /// <summary>One question at a time was chosen, so a change leads back to its step.</summary>
    [BindNever]
    public bool BySteps { get; set; }

    [BindNever, JsonIgnore]
    public override IEnumerable<string?> FreeTexts => [.. base.FreeTexts, TheirName, Language];

    public override IReadOnlyList<ReviewAnswer> Review()
    {
        var answers = new ReviewAnswers(ToWords(), InquiryKind.ConsultationRequest);
        return
        [
            .. answers.To(InquiryAnswers.Whom), .. answers.To(InquiryAnswers.Reaching),
            ReviewAnswers.Chosen("What you would like help with", Topic, "Topic"),
            .. answers.To(InquiryAnswers.About),
        ];
    }

    public override InquiryWords ToWords() => base.ToWords() with
    {
        AskingFor = AskingFor,
        TheirName = AskingFor is AskingFor.SomeoneElse ? TheirName : null,
        TheyAgreed = AskingFor is AskingFor.SomeoneElse && TheyAgreed,
        Language = Language,
        NeedsInterpreter = Interpreter,
        HeardFrom = HeardFrom,
    };
}

public sealed class ConsultationFormValidator : InquiryFormValidator<ConsultationForm>
{
    public ConsultationFormValidator()
    {
        RuleFor(f => f.AskingFor).IsInEnum().WithMessage("Choose whom you are asking for");
        RuleFor(f => f.TheirName)
            .MaximumLength(Inquiry.NameMax).WithMessage($"Shorten their name to {Inquiry.NameMax} characters");
        RuleFor(f => f.TheyAgreed)
            .Equal(true).When(f => f.AskingFor is AskingFor.SomeoneElse)
            .WithMessage("Ask them first, then tick the box: we talk about nobody who does not know of it");
        RuleFor(f => f.Topic)
            .NotNull().WithMessage("Choose what you would like help with")
            .IsInEnum().WithMessage("Choose what you would like help with");
        RequireCanWait();
        RuleFor(f => f.Language)
            .MaximumLength(Inquiry.LanguageMax).WithMessage($"Shorten the language to {Inquiry.LanguageMax} characters");
        RequireAgreement();
        RuleFor(f => f.HeardFrom).IsInEnum().WithMessage("Choose where you heard of us, or leave it out");
    }
}
