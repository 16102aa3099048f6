using Clinic.Web.Data;
using Clinic.Web.Forms;

namespace Clinic.Web.Features.Asking;

/// <summary>The answer to a page that shows a filled-in form: which it was, and what to do with it.</summary>
public sealed class ReviewForm
{
    public string? Draft { get; set; }

    /// <summary>The answers sealed, for when the draft has ended.</summary>
    public string? State { get; set; }

    /// <summary>Anything but nothing: back to that field of the form.</summary>
    public string? Change { get; set; }

    /// <summary>The answer of the page with help; the others do not ask.</summary>
    public InDanger? InDanger { get; set; }

    /// <summary>The answer to the sum, where one was asked for; see <see cref="ProofOfWork"/>.</summary>
    public string? Proof { get; set; }
}

/// <summary>A filled-in form shown before it is sent.</summary>
/// <param name="Path">The form's own path, such as <c>/contact</c>.</param>
/// <param name="Draft">The id it is kept under.</param>
/// <param name="Answers">In the order they were asked for.</param>
/// <param name="State">The answers sealed.</param>
public sealed record AnswersPage(string Path, string Draft, IReadOnlyList<ReviewAnswer> Answers, string State)
{
    /// <summary>An address that may have been mistyped; null for none.</summary>
    public string? DoubtfulEmail { get; init; }

    /// <summary>Somebody may be in danger, or cannot wait: help stands on top.</summary>
    public bool HelpFirst { get; init; }

    /// <summary>What the words tell of, most urgent first; empty where they tell of nothing.</summary>
    public IReadOnlyList<DangerMatter> Matters { get; init; } = [];

    public CanWait? CanWait { get; init; }

    public InDanger? InDanger { get; init; }

    /// <summary>The field that holds the message.</summary>
    public string MessageField { get; init; } = "Message";

    /// <summary>What the button says that sends it.</summary>
    public string Send { get; init; } = "Send my request";

    /// <summary>Whether it was agreed to with this form, which then says to what.</summary>
    public bool ShowsConsent { get; init; } = true;

    /// <summary>The form whose key the browser does a sum for before it sends; null where none is asked for.</summary>
    public Guid? ProofOf { get; init; }
}

/// <summary>One line of "check your answers".</summary>
/// <param name="Question">In English, as <paramref name="Answer"/> unless it was typed: the page says both in its own language.</param>
/// <param name="Field">The id of the field it came from.</param>
public sealed record ReviewAnswer(string Question, string Answer, string Field)
{
    /// <summary>The answer is the writer's own words.</summary>
    public bool IsTyped { get; init; }
}
