using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// Who may open a request's page, besides its links: the stamp that every open page carries, the writer's own pass phrase, and
/// when the page was opened. Made when it is opened first.
/// </summary>
public sealed class RequestAccess
{
    public const int PhraseMin = 8;
    public const int PhraseMax = 128;
    public const int TriesMax = 5;

    private const int HashMax = 256;

    private static readonly TimeSpan WaitAfterTries = TimeSpan.FromMinutes(15);

    private RequestAccess()
    {
    }

    public RequestAccess(Guid inquiryId)
    {
        InquiryId = inquiryId;
        Stamp = Guid.NewGuid();
    }

    public Guid InquiryId { get; private init; }

    /// <summary>A pass with another one opens nothing any more.</summary>
    public Guid Stamp { get; private set; }

    /// <summary>Slow and salted (PBKDF2); null where there is no phrase, so that a link alone opens the page.</summary>
    public string? PhraseHash { get; private set; }

    public int WrongPhrases { get; private set; }

    public DateTime? WrongPhraseAt { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    public DateTime? OpenedBeforeAt { get; private set; }

    /// <summary>Notes that a link or a code, and the phrase where there is one, opened the page.</summary>
    public void Open(DateTime at)
    {
        WrongPhrases = 0;
        OpenedBeforeAt = OpenedAt;
        OpenedAt = at;
    }

    /// <summary>When it was opened last, but for the opening that a pass was given for; null when never.</summary>
    public DateTime? LastOpenedBut(DateTime passGiven) => OpenedAt == passGiven ? OpenedBeforeAt : OpenedAt;

    /// <summary>Ends every pass there is.</summary>
    public void EndPasses() => Stamp = Guid.NewGuid();

    /// <summary>Sets the phrase, or takes it off with null. Whoever has the page open without it is out.</summary>
    public void SetPhrase(string? hash)
    {
        PhraseHash = hash;
        WrongPhrases = 0;
        EndPasses();
    }

    /// <summary>Counts a try; false when there were too many in a short time.</summary>
    public bool TryPhrase(DateTime at)
    {
        if (WrongPhrases >= TriesMax && at - WrongPhraseAt < WaitAfterTries) return false;
        WrongPhrases = WrongPhrases >= TriesMax ? 1 : WrongPhrases + 1;
        WrongPhraseAt = at;
        return true;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<RequestAccess>
    {
        public void Configure(EntityTypeBuilder<RequestAccess> access)
        {
            access.ToTable("RequestAccess");
            access.HasKey(a => a.InquiryId);
            access.Property(a => a.InquiryId).ValueGeneratedNever();
            access.Property(a => a.PhraseHash).HasMaxLength(HashMax).IsUnicode(false);
            access.Property(a => a.WrongPhrases).IsConcurrencyToken(); // tries at once count one by one
            access.HasOne<Inquiry>().WithOne().HasForeignKey<RequestAccess>(a => a.InquiryId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
