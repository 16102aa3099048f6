using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Templates;
using Clinic.Web.Mail;
using FluentValidation;

namespace Clinic.Web.Features.Desk.Inquiries.Messages;

/// <summary>A mail to a writer, as staff change it before it goes.</summary>
public sealed class MessageForm : InquiryChangeForm
{
    public TemplateKind Template { get; set; }

    public string? Subject { get; set; }

    public string? Text { get; set; }

    /// <summary>Close the inquiry as not suitable with it.</summary>
    public bool Close { get; set; }
}

public sealed class MessageFormValidator : AbstractValidator<MessageForm>
{
    public MessageFormValidator()
    {
        RuleFor(f => f.Template).IsInEnum().WithMessage("Choose what it begins as");
        RuleFor(f => f.Subject)
            .NotEmpty().WithMessage("Write the subject")
            .MaximumLength(MessageTemplate.SubjectMax).WithMessage($"Shorten the subject to {MessageTemplate.SubjectMax} characters");
        RuleFor(f => f.Text)
            .NotEmpty().WithMessage("Write the text")
            .MaximumLength(MessageTemplate.TextMax).WithMessage($"Shorten the text to {MessageTemplate.TextMax:N0} characters");
        RuleFor(f => f.Subject).SaysNothingOfHealth().KnownPlaceholders();
        RuleFor(f => f.Text).SaysNothingOfHealth().KnownPlaceholders();
    }
}

/// <summary>The page a message is written on.</summary>
/// <param name="Page">What the inquiry's own page shows.</param>
/// <param name="Preview">How it would arrive, with words in place of the links that only the mail itself holds.</param>
public sealed record MessageView(InquiryView Page, MessageForm Form, TemplateWords Preview);
