using System.Text.Json.Serialization;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>What opens a request without its link.</summary>
public sealed class OpenRequestForm
{
    public string? Reference { get; set; }

    /// <summary>Never kept in a draft: it opens the request.</summary>
    [JsonIgnore]
    public string? Code { get; set; }

    /// <summary>What was typed on the request's page before its pass ran out: it is there again once the request is open.</summary>
    public string? Draft { get; set; }

    /// <summary>A code was asked for.</summary>
    [BindNever]
    public bool Asked { get; set; }
}

/// <summary>Something to add.</summary>
public sealed class RequestMessageForm
{
    public string? Text { get; set; }

    /// <summary>Whether it can wait until it would be read.</summary>
    public CanWait? CanWait { get; set; }

    /// <summary>Asked of those who did not say that it can wait.</summary>
    public InDanger? InDanger { get; set; }

    /// <summary>Made with the empty form: the same message sent twice is added once.</summary>
    public Guid Key { get; set; }

    /// <summary>The draft it is kept as.</summary>
    [JsonIgnore]
    public string? Draft { get; set; }

    /// <summary>How soon somebody has to look at it.</summary>
    public Urgency UrgencyBy(DistressCheck check) => new(CanWait, InDanger, check.FindsIn(Text));
}

public sealed class RequestMessageFormValidator : AbstractValidator<RequestMessageForm>
{
    public RequestMessageFormValidator()
    {
        RuleFor(f => f.Text)
            .NotEmpty().WithMessage("Write your message")
            .MaximumLength(Inquiry.MessageMax).WithMessage($"Shorten your message to {Inquiry.MessageMax:N0} characters");
        RuleFor(f => f.CanWait)
            .NotNull().WithMessage("Choose whether this can wait until then")
            .IsInEnum().WithMessage("Choose whether this can wait until then");
    }
}

/// <summary>Name, ways to be reached and the plan for them, corrected. It is saved as it stands: no page shows it once more.</summary>
public sealed class RequestDetailsForm
{
    [Flat, ModelBinder(Name = "")] // its fields are the form's: "Name", not "Reach.Name"
    public Reach Reach { get; set; } = new();

    /// <summary>The draft it is kept beside.</summary>
    [JsonIgnore]
    public string? Draft { get; set; }
}

public sealed class RequestDetailsFormValidator : AbstractValidator<RequestDetailsForm>
{
    public RequestDetailsFormValidator(IValidator<Reach> reach) => this.Reaching(f => f.Reach, reach);
}
