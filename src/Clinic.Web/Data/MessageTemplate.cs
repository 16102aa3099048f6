using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>What a message to a visitor begins as.</summary>
public enum TemplateKind
{
    FollowUp,
    CouldNotReach,
    Resources,
    Arranged,
}

/// <summary>A template whose words the owner changed; the others are the ones the site ships with.</summary>
public sealed class MessageTemplate
{
    public const int SubjectMax = 120;
    public const int TextMax = 3_000;

    private MessageTemplate()
    {
    }

    public MessageTemplate(TemplateKind kind) => Kind = kind;

    public TemplateKind Kind { get; private init; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTime ChangedAt { get; private set; }

    /// <summary>The name as it was then.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>Changes with every change; a save against an older one is a conflict.</summary>
    public Guid Version { get; private set; }

    public void Change(string subject, string text, StaffMember by, DateTime at)
    {
        Subject = subject;
        Text = text;
        ChangedBy = by.DisplayName;
        ChangedAt = at;
        Version = Guid.NewGuid();
    }

    internal sealed class Configuration : IEntityTypeConfiguration<MessageTemplate>
    {
        public void Configure(EntityTypeBuilder<MessageTemplate> template)
        {
            template.ToTable("MessageTemplates");
            template.HasKey(t => t.Kind);
            template.Property(t => t.Subject).HasMaxLength(SubjectMax);
            template.Property(t => t.Text).HasMaxLength(TextMax);
            template.Property(t => t.ChangedBy).HasMaxLength(StaffMember.DisplayNameMax);
            template.Property(t => t.Version).IsConcurrencyToken();
        }
    }
}
