using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>A reader's answer to "Was this page helpful?". Nothing in it says who they are.</summary>
public sealed class PageFeedback
{
    public const int CommentMax = 1_000;

    /// <summary>What the vault seals a comment for.</summary>
    public const string CommentPurpose = "page feedback";

    private PageFeedback()
    {
    }

    /// <param name="id">Also what the comment is sealed under.</param>
    /// <param name="requestKey">The form this came from: one form sent twice is one answer.</param>
    public PageFeedback(
        Guid id, Guid requestKey, string page, bool helpful, byte[]? sealedComment, Suspicion? suspicion, DateTime at)
    {
        Id = id;
        RequestKey = requestKey;
        Page = page;
        Helpful = helpful;
        SealedComment = sealedComment;
        Suspicion = suspicion;
        At = at;
    }

    public Guid Id { get; private init; }

    public Guid RequestKey { get; private init; }

    /// <summary>Slug of the page.</summary>
    public string Page { get; private init; } = "";

    public bool Helpful { get; private init; }

    public byte[]? SealedComment { get; private init; }

    /// <summary>Why this looks like a program's; such answers are shown apart and not counted.</summary>
    public Suspicion? Suspicion { get; private init; }

    public DateTime At { get; private init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PageFeedback>
    {
        public void Configure(EntityTypeBuilder<PageFeedback> feedback)
        {
            feedback.ToTable("PageFeedback");
            feedback.Property(f => f.Id).ValueGeneratedNever();
            feedback.Property(f => f.Page).HasMaxLength(Inquiry.AboutPageMax).IsUnicode(false);
            feedback.HasIndex(f => f.RequestKey).IsUnique();
            feedback.HasIndex(f => new { f.At, f.Id });
        }
    }
}
