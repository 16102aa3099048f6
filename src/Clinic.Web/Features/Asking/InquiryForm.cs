using System.Text.Json.Serialization;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Asking;

/// <summary>The fields that every form which asks the clinic something shares, as typed.</summary>
public abstract class InquiryForm
{
    [Flat, ModelBinder(Name = "")] // its fields are the form's: "Name", not "Reach.Name"
    public Reach Reach { get; set; } = new();

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
    public virtual IEnumerable<string?> FreeTexts => [Message, Reach.TimeToReach, Reach.QuietHours, Reach.Name];

    /// <summary>How soon somebody has to look at it.</summary>
    public Urgency UrgencyBy(DistressCheck check) => new(CanWait, InDanger, check.FindsIn(FreeTexts));

    /// <summary>The answers in words, in the order the form asks, for "check your answers".</summary>
    public abstract IReadOnlyList<ReviewAnswer> Review();

    public virtual InquiryWords ToWords() => new() { Reach = Reach, Message = Message, CanWait = CanWait, InDanger = InDanger };
}

/// <summary>Rules that every form shares; each message says what to do.</summary>
public abstract class InquiryFormValidator<TForm> : AbstractValidator<TForm>
    where TForm : InquiryForm
{
    protected InquiryFormValidator(IValidator<Reach> reach, IStringLocalizer<AskingTexts> texts)
    {
        this.Reaching(f => f.Reach, reach);
        RuleFor(f => f.Message)
            .MaximumLength(Inquiry.MessageMax)
            .WithMessage(_ => texts["Shorten your message to {0:N0} characters", Inquiry.MessageMax]);
        RuleFor(f => f.CanWait)
            .NotNull().WithMessage("Choose whether this can wait until then")
            .IsInEnum().WithMessage("Choose whether this can wait until then");
        RuleFor(f => f.Agree)
            .Equal(true).WithMessage("Tick the box to let our staff read and answer your message");
    }
}
