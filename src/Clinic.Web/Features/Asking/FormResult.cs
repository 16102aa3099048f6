using Clinic.Web.Forms;

namespace Clinic.Web.Features.Asking;

/// <summary>What came of a form that a visitor sent. There is nothing else that can come of it, and nothing typed is lost by any.</summary>
public abstract record FormResult
{
    private FormResult()
    {
    }

    /// <summary>Something stands against it: it is kept, and its page shows what.</summary>
    /// <param name="Draft">The id it is kept under.</param>
    /// <param name="Page">The page below the form's path, such as <c>/step/2</c>; nothing for the whole form.</param>
    public sealed record Mistakes(string Draft, string Page) : FormResult;

    /// <summary>It is kept, and another page comes next.</summary>
    /// <param name="Draft">The id it is kept under.</param>
    /// <param name="Page">The page below the form's path, such as <c>/review</c>; nothing for the whole form.</param>
    /// <param name="Field">The field to go to on that page; null for its top.</param>
    public sealed record Kept(string Draft, string Page, string? Field) : FormResult;

    /// <summary>It could be neither kept nor stored: the answer itself is the whole form with every word in it.</summary>
    /// <param name="Why">What to do, for the visitor to read.</param>
    /// <param name="Wait">How long it would be refused again; null where that is not known.</param>
    public sealed record Refused(int Status, string Why, TimeSpan? Wait = null) : FormResult;

    /// <summary>The clinic has it.</summary>
    public sealed record Sent(InquiryReceipt Receipt) : FormResult;

    /// <summary>What was written is not here any more: neither in a draft nor in the page that was sent.</summary>
    public sealed record Over : FormResult;
}
