using System.Security.Cryptography;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Inquiries;

/// <summary>An inquiry as its page shows it: opened words, timeline, and the forms as they were typed.</summary>
public sealed class InquiryView
{
    public required Inquiry Inquiry { get; init; }

    /// <summary>Null when the envelope cannot be opened.</summary>
    public required InquiryWords? Words { get; init; }

    /// <summary>The page the question was asked from.</summary>
    public Page? About { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>What others did since the sender of a refused form looked; empty otherwise.</summary>
    [BindNever]
    public IReadOnlyList<TimelineEntry> Since { get; init; } = [];

    public NoteForm Note { get; init; } = new();

    public ContactAttemptForm Contact { get; init; } = new();

    public FollowUpForm FollowUp { get; init; } = new();

    public StatusForm Status { get; init; } = new();
}

public sealed record TimelineEntry(Guid Id, InquiryEventKind Kind, DateTime At, string? By, string? Detail, string? Note);

/// <summary>Opens what is sealed for an inquiry's page.</summary>
public sealed class InquiryOpener(Vault vault, PageLibrary library)
{
    public const string Unreadable = "(This note cannot be opened: its key is missing or it is damaged.)";

    public InquiryView Open(Inquiry inquiry, Guid? seenEvent = null)
    {
        var timeline = inquiry.Events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(Entry).ToList();
        var since = seenEvent is { } seen
            ? timeline.TakeWhile(e => e.Id != seen).Where(e => e.Kind is not InquiryEventKind.Opened).ToList()
            : [];
        return new InquiryView
        {
            Inquiry = inquiry,
            Words = TryOpen<InquiryWords>(inquiry.Id, InquiryWords.Purpose, inquiry.Envelope),
            About = inquiry.AboutPage is { } slug ? library.Current.FindLearn(slug) : null,
            Timeline = timeline,
            Since = since,
        };
    }

    private TimelineEntry Entry(InquiryEvent e) => new(
        e.Id, e.Kind, e.At, e.StaffName, e.Detail,
        e.SealedNote is null ? null : TryOpen<string>(e.Id, InquiryWords.NotePurpose, e.SealedNote) ?? Unreadable);

    private T? TryOpen<T>(Guid subject, string purpose, byte[] envelope)
        where T : class
    {
        try
        {
            return vault.Open<T>(subject, purpose, envelope);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
