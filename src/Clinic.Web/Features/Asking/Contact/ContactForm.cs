using Clinic.Web.Data;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Asking.Contact;

/// <summary>A question to the clinic, as typed; <see cref="About"/> names the page it was asked from.</summary>
public sealed class ContactForm : InquiryForm
{
    public InquiryTopic? Topic { get; set; }

    public string? About { get; set; }

    public override IReadOnlyList<ReviewAnswer> Review()
    {
        var answers = new ReviewAnswers(ToWords(), InquiryKind.Question);
        return
        [
            answers.To(InquiryAnswers.Message) with { Question = "Your question" },
            ReviewAnswers.Chosen("It is about", Topic, nameof(Topic)),
            .. answers.To(InquiryAnswers.All.Where(question => question != InquiryAnswers.Message)),
        ];
    }
}

/// <summary>What a question is held against, beyond the rules of every form.</summary>
public sealed class ContactFormValidator : InquiryFormValidator<ContactForm>
{
    public ContactFormValidator(IValidator<Reach> reach, IStringLocalizer<AskingTexts> texts)
        : base(reach, texts)
    {
        RuleFor(f => f.Topic).IsInEnum().WithMessage("Choose what your question is about");
        RuleFor(f => f.Message).NotEmpty().WithMessage("Write your question");
    }
}
