using Clinic.Web.Data;
using FluentValidation;

namespace Clinic.Web.Features.Feedback;

/// <summary>"Was this page helpful?", as answered.</summary>
public sealed class FeedbackForm
{
    public bool? Helpful { get; set; }

    public string? Comment { get; set; }

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
