namespace Clinic.Web.Data;

/// <summary>A validated inquiry, its words already sealed, on its way into the database.</summary>
public sealed record ReceivedInquiry(
    Guid Id,
    string Reference,
    InquiryKind Kind,
    InquiryTopic Topic,
    string? AboutPage,
    Guid RequestKey,
    byte[] SubmissionDigest,
    string ConsentVersion,
    byte[] Envelope,
    byte[] SealedInitials)
{
    public string ConsentHash { get; init; } = "";

    public HowSoon? HowSoon { get; init; }

    public HeardFrom? HeardFrom { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>By when somebody has to have looked, should it tell of danger; at once when not given.</summary>
    public DateTime? DangerDueAt { get; init; }

    /// <summary>Set aside with it, unless it tells of danger.</summary>
    public Suspicion? Suspicion { get; init; }

    public byte[]? EmailDigest { get; init; }

    public byte[]? PhoneDigest { get; init; }

    public DateTime? ReadBy { get; init; }

    public string? Language { get; init; }

    public string WrittenIn { get; init; } = "en";

    public byte[] AccessHash { get; init; } = [];
}
