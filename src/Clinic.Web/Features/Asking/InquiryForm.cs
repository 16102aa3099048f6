using System.Text.Json.Serialization;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Asking;

/// <summary>The fields that every form to the clinic shares, as typed.</summary>
public abstract class InquiryForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public ContactWay? ReachBy { get; set; }

    public string? TimeToReach { get; set; }

    /// <summary>We may leave a message on their voicemail.</summary>
    public bool Voicemail { get; set; }

    /// <summary>We may say the clinic's name to whoever answers, and write it in mail.</summary>
    public bool NameClinic { get; set; }

    public string? QuietHours { get; set; }

    public string? Message { get; set; }

    /// <summary>Whether it can wait until it would be read.</summary>
    public CanWait? CanWait { get; set; }

    /// <summary>Asked of those who did not say that it can wait.</summary>
    public InDanger? InDanger { get; set; }

    public bool Agree { get; set; }

    /// <summary>Made with the empty form: the same form sent twice is one inquiry.</summary>
    public Guid RequestKey { get; set; }

    /// <summary>Left empty by people, who do not see it, and filled in by programs. Nothing that fills in forms for people knows the name.</summary>
    public string? Blank { get; set; }

    /// <summary>When the empty form was made, sealed by <see cref="FormSeals"/>.</summary>
    public string? Opened { get; set; }

    /// <summary>The draft this form is kept as; see <see cref="FormDrafts"/>.</summary>
    [JsonIgnore]
    public string? Draft { get; set; }

    /// <summary>What was typed freely, where words of distress may stand.</summary>
    [BindNever, JsonIgnore]
    public virtual IEnumerable<string?> FreeTexts => [Message, TimeToReach, QuietHours, Name];

    /// <summary>How soon somebody has to look at it.</summary>
    public Urgency UrgencyBy(DistressCheck check) => new(CanWait, InDanger, check.FindsIn(FreeTexts));

    /// <summary>The answers in words, in the order the form asks, for "check your answers".</summary>
    public abstract IReadOnlyList<ReviewAnswer> Review();

    public virtual InquiryWords ToWords() => new()
    {
        Name = Name!,
        Email = Email,
        Phone = Phone,
        ReachBy = ReachBy!.Value,
        TimeToReach = TimeToReach,
        Message = Message,
        PhoneE164 = TypedPhone.ToE164(Phone),
        MayLeaveVoicemail = Voicemail,
        MayNameClinic = NameClinic,
        QuietHours = QuietHours,
        CanWait = CanWait,
        InDanger = InDanger,
    };
}

/// <summary>Rules that every form shares; each message says what to do.</summary>
public abstract class InquiryFormValidator<TForm> : AbstractValidator<TForm>
    where TForm : InquiryForm
{
    protected InquiryFormValidator()
    {
        RuleFor(f => f.Name)
            .NotEmpty().WithMessage("Enter your name, or the name you want us to use")
            .MaximumLength(Inquiry.NameMax).WithMessage($"Shorten your name to {Inquiry.NameMax} characters");

        RuleFor(f => f.Email)
            .MaximumLength(Inquiry.EmailMax).WithMessage($"Shorten the email address to {Inquiry.EmailMax} characters")
            .Must(email => email is null || TypedEmail.CanBe(email)).WithMessage("Enter an email address in the form name@example.com");

        RuleFor(f => f.Phone)
            .MaximumLength(Inquiry.PhoneMax).WithMessage($"Shorten the phone number to {Inquiry.PhoneMax} characters")
            .Must(phone => phone is null || TypedPhone.ToE164(phone) is not null).WithMessage("Enter a phone number with its area code, such as 201-555-0123");

        // Said at the phone field, the first of the two that would answer it.
        RuleFor(f => f.Phone)
            .Must((form, phone) => phone is not null || form.Email is not null)
            .WithMessage("Enter a phone number or an email address, so that we can answer you");

        RuleFor(f => f.ReachBy)
            .NotNull().WithMessage("Choose how we may reach you")
            .IsInEnum().WithMessage("Choose how we may reach you");
        RuleFor(f => f.Phone)
            .NotEmpty().When(f => f.ReachBy is ContactWay.Phone or ContactWay.Text && f.Email is not null)
            .WithMessage("Enter a phone number, or choose email as the way to reach you");
        RuleFor(f => f.Email)
            .NotEmpty().When(f => f.ReachBy is ContactWay.Email && f.Phone is not null)
            .WithMessage("Enter an email address, or choose another way to reach you");

        RuleFor(f => f.TimeToReach)
            .MaximumLength(Inquiry.TimeToReachMax)
            .WithMessage($"Shorten the times to {Inquiry.TimeToReachMax} characters");

        RuleFor(f => f.QuietHours)
            .MaximumLength(Inquiry.QuietHoursMax)
            .WithMessage($"Shorten the times to {Inquiry.QuietHoursMax} characters");

        RuleFor(f => f.Message)
            .MaximumLength(Inquiry.MessageMax)
            .WithMessage($"Shorten your message to {Inquiry.MessageMax:N0} characters");
    }

    protected void RequireCanWait() => RuleFor(f => f.CanWait)
        .NotNull().WithMessage("Choose whether this can wait until then")
        .IsInEnum().WithMessage("Choose whether this can wait until then");

    protected void RequireAgreement() => RuleFor(f => f.Agree)
        .Equal(true).WithMessage("Tick the box to let our staff read and answer your message");
}
