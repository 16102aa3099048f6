namespace Clinic.Web.Features.Shared;

/// <summary>The answer to a page that shows a filled-in form: its sealed answers, and what to do with them.</summary>
public sealed class ReviewForm
{
    public string? State { get; set; }

    /// <summary>Anything but nothing: back to the form.</summary>
    public string? Change { get; set; }

    /// <summary>The answer to the sum, where one was asked for; see <see cref="ProofOfWork"/>.</summary>
    public string? Proof { get; set; }
}

/// <summary>A filled-in form shown before it is sent.</summary>
/// <param name="Path">The form's own path, such as <c>/contact</c>.</param>
/// <param name="Answers">In the order they were asked for.</param>
/// <param name="State">The answers sealed.</param>
/// <param name="AsksForProof">Whether the browser has a sum to do before it sends them.</param>
public sealed record ReviewPage(string Path, InquiryForm Form, IReadOnlyList<ReviewAnswer> Answers, string State, bool AsksForProof);

/// <param name="Field">The id of the field it came from.</param>
public sealed record ReviewAnswer(string Question, string Answer, string Field);
