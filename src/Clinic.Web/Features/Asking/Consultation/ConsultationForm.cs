using System.Text.Json.Serialization;
using Clinic.Web.Data;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Asking.Consultation;

/// <summary>A request for a consultation, as typed.</summary>
public sealed class ConsultationForm : InquiryForm
{
    /// <summary>What is asked, in order, each a step for those who want one at a time. A test holds that every field stands in one.</summary>
    public static readonly IReadOnlyList<ConsultationStep> Steps =
    [
        new("Whom it is for", "_Whom", f => f.AskingFor, f => f.TheirName, f => f.TheyAgreed),
        new("Your name", "_Name", f => f.Reach.Name),
        new("How to reach you", "_Reach", f => f.Reach.Phone, f => f.Reach.Email, f => f.Reach.ReachBy),
        new("Reaching you safely", "_Plan", f => f.Reach.TimeToReach, f => f.Reach.QuietHours, f => f.Reach.Voicemail, f => f.Reach.NameClinic),
        new("What you would like help with", "_Help", f => f.Topic, f => f.CanWait),
        new("What we should know", "_Message", f => f.Message),
        new("Your language, and how you found us", "_Language", f => f.Language, f => f.Interpreter, f => f.HeardFrom),
        new("Your agreement", "_InquiryEnd", f => f.Agree, f => f.Blank),
    ];

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
            ReviewAnswers.Chosen("What you would like help with", Topic, nameof(Topic)),
            .. answers.To(InquiryAnswers.About),
        ];
    }

    public override InquiryWords ToWords() => base.ToWords() with
    {
        AskingFor = AskingFor,
        TheirName = AskingFor is AskingFor.SomeoneElse ? TheirName : null,
        TheyAgreed = AskingFor is AskingFor.SomeoneElse && TheyAgreed,
        Language = Language,
        Interpreter = Interpreter,
        HeardFrom = HeardFrom,
    };
}

/// <summary>What a request for a consultation is held against, beyond the rules of every form.</summary>
public sealed class ConsultationFormValidator : InquiryFormValidator<ConsultationForm>
{
    public ConsultationFormValidator(IValidator<Reach> reach, IStringLocalizer<AskingTexts> texts)
        : base(reach, texts)
    {
        RuleFor(f => f.AskingFor).IsInEnum().WithMessage("Choose whom you are asking for");
        RuleFor(f => f.TheirName)
            .MaximumLength(Inquiry.NameMax).WithMessage(_ => texts["Shorten their name to {0} characters", Inquiry.NameMax]);
        RuleFor(f => f.TheyAgreed)
            .Equal(true).When(f => f.AskingFor is AskingFor.SomeoneElse)
            .WithMessage("Ask them first, then tick the box: we talk about nobody who does not know of it");
        RuleFor(f => f.Topic)
            .NotNull().WithMessage("Choose what you would like help with")
            .IsInEnum().WithMessage("Choose what you would like help with");
        RuleFor(f => f.Language)
            .MaximumLength(Inquiry.LanguageMax).WithMessage(_ => texts["Shorten the language to {0} characters", Inquiry.LanguageMax]);
        RuleFor(f => f.HeardFrom).IsInEnum().WithMessage("Choose where you heard of us, or leave it out");
    }
}
