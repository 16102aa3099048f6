using Clinic.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>What a mail is for; its words are made from this when it is sent.</summary>
public enum MailKind
{
    StaffAlert,
    PatientAcknowledgement,
    PatientCode,

    /// <summary>The promise was missed: to the owner, a link only.</summary>
    OwnerAlert,

    /// <summary>Staff's own words, which the event named in <see cref="OutboxMail.EventId"/> holds sealed.</summary>
    PatientMessage,

    /// <summary>The arranged time, with a calendar entry.</summary>
    PatientAppointment,

    /// <summary>Somebody may be in danger: to whoever looks at once. One for all that are open; see <c>CollectiveMail</c>.</summary>
    DangerAlert,

    /// <summary>Nobody looked at danger in time: to the owner, one for all.</summary>
    OwnerDangerAlert,

    /// <summary>In a flood, one for all whose forms came without a proof.</summary>
    CrowdAlert,

    /// <summary>What was set aside is past its promise: to the owner, one for all.</summary>
    OwnerSetAsideAlert,

    /// <summary>So many promises were missed at once that the owner gets one mail for all.</summary>
    OwnerCrowdAlert,

    /// <summary>To the address that somebody of the staff signed in with until now.</summary>
    StaffAddressChanged,
}

/// <summary>
/// A mail to be sent, written in the transaction of what it tells about, so that neither exists without the other.
/// It holds no word and no address: those are opened from the inquiry's envelope at the moment of sending. A mail about no
/// inquiry holds its address sealed.
/// </summary>
public sealed class OutboxMail
{
    /// <summary>Tries before a mail is given up: with the waits below, about two days.</summary>
    public const int AttemptsMax = 14;

    /// <summary>Failed tries after which the desk and health tell of it: one alone may be a server that restarts.</summary>
    public const int TellAfter = 2;

    public const int ErrorMax = 64;

    /// <summary>Bytes of a sealed address: 254 characters and what the envelope adds.</summary>
    public const int SealedToMax = 1_500;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    private OutboxMail()
    {
    }

    public OutboxMail(MailKind kind, Guid inquiryId, DateTime at, Guid? eventId = null)
    {
        Id = Guid.CreateVersion7();
        Kind = kind;
        InquiryId = inquiryId;
        EventId = eventId;
        CreatedAt = at;
        NextAttemptAt = at;
    }

    /// <summary>A mail about no inquiry.</summary>
    public OutboxMail(MailKind kind, Guid id, byte[] sealedTo, DateTime at)
    {
        Id = id;
        Kind = kind;
        SealedTo = sealedTo;
        CreatedAt = at;
        NextAttemptAt = at;
    }

    /// <summary>Also the mail's Message-ID, the same at each try: a receiver can tell a repeat.</summary>
    public Guid Id { get; private init; }

    public MailKind Kind { get; private init; }

    /// <summary>Null for what is about no inquiry.</summary>
    public Guid? InquiryId { get; private init; }

    /// <summary>Where it goes when that stands nowhere else, sealed under this mail's id.</summary>
    public byte[]? SealedTo { get; private init; }

    /// <summary>The entry of the timeline whose sealed words are sent; null for mails that the site words itself.</summary>
    public Guid? EventId { get; private init; }

    public DateTime CreatedAt { get; private init; }

    public DateTime NextAttemptAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Until then one instance has it and no other may send it.</summary>
    public DateTime? LeasedUntil { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>When it was given up; staff see it at the desk.</summary>
    public DateTime? DeadAt { get; private set; }

    /// <summary>A code such as <c>Smtp550</c>; never what a server said, which may quote an address.</summary>
    public string? LastError { get; private set; }

    public void Sent(DateTime at)
    {
        Attempts++;
        SentAt = at;
        LeasedUntil = null;
        LastError = null;
    }

    /// <summary>Plans the next try: 1, 2, 4 … minutes up to 6 hours, each half to one and a half times that by chance.</summary>
    public void Failed(string error, bool permanent, DateTime at)
    {
        Attempts++;
        LastError = WholeText.Cut(error, ErrorMax);
        LeasedUntil = null;
        if (permanent || Attempts >= AttemptsMax)
        {
            DeadAt = at;
            return;
        }

        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(Attempts - 1, 12)));
        if (wait > LongestWait) wait = LongestWait;
        // Chance spreads the tries, so that a server that comes back is not met by all of them at once.
        NextAttemptAt = at + wait * (0.5 + Random.Shared.NextDouble());
    }

    /// <summary>Brings a mail that was given up back to life.</summary>
    public void TryAgain(DateTime at)
    {
        DeadAt = null;
        Attempts = 0;
        NextAttemptAt = at;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<OutboxMail>
    {
        public void Configure(EntityTypeBuilder<OutboxMail> mail)
        {
            mail.ToTable("Outbox");
            mail.Property(m => m.Id).ValueGeneratedNever();
            mail.Property(m => m.SealedTo).HasMaxLength(SealedToMax);
            mail.Property(m => m.LastError).HasMaxLength(ErrorMax).IsUnicode(false);
            mail.HasIndex(m => new { m.SentAt, m.DeadAt, m.NextAttemptAt });
            mail.HasIndex(m => new { m.Kind, m.SentAt }); // whether one of a kind has just gone
            mail.HasOne<Inquiry>().WithMany().HasForeignKey(m => m.InquiryId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
