using Clinic.Web.Data;
using Clinic.Web.Mail;
using FluentValidation;

namespace Clinic.Web.Features.Desk.Templates;

public sealed class TemplateForm
{
    public string? Subject { get; set; }

    public string? Text { get; set; }

    /// <summary>The version the words were shown with; empty for the shipped ones.</summary>
    public Guid Version { get; set; }
}

public sealed class TemplateFormValidator : AbstractValidator<TemplateForm>
{
    public TemplateFormValidator()
    {
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

public static class MessageRules
{
    public static IRuleBuilderOptions<T, string?> SaysNothingOfHealth<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => PlainWords.FirstTelling(text) is null)
        .WithMessage((_, text) => $"Take out “{PlainWords.FirstTelling(text)}”: others may read the mailbox. Say it on the phone");

    public static IRuleBuilderOptions<T, string?> KnownPlaceholders<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => Placeholders.FirstUnknown(text) is null)
        .WithMessage((_, text) => $"Nothing stands for “{Placeholders.FirstUnknown(text)}”. Use one from the list, or leave braces out");
}
