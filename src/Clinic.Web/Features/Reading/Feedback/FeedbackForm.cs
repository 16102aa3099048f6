using System.Text.Json.Serialization;
using Clinic.Web.Data;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Reading.Feedback;

/// <summary>"Was this page helpful?", as answered.</summary>
public sealed class FeedbackForm
{
    public bool? Helpful { get; set; }

    public string? Comment { get; set; }

    /// <summary>Slug of the page it is about, from the address.</summary>
    [BindNever]
    public string? Page { get; set; }

    /// <summary>The draft this form is kept as.</summary>
    [JsonIgnore]
    public string? Draft { get; set; }

    public Guid RequestKey { get; set; }

    /// <summary>Left empty by people, who do not see it, and filled in by programs.</summary>
    public string? Blank { get; set; }

    /// <summary>When the empty form was made, sealed.</summary>
    public string? Opened { get; set; }
}

public sealed class FeedbackFormValidator : AbstractValidator<FeedbackForm>
{
    public FeedbackFormValidator()
    {
        RuleFor(f => f.Helpful).NotNull().WithMessage("Choose yes or no");
        RuleFor(f => f.Comment).MaximumLength(PageFeedback.CommentMax)
            .WithMessage($"Shorten what you wrote to {PageFeedback.CommentMax:N0} characters");
    }
}
