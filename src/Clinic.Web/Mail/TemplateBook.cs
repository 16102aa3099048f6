using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Mail;

/// <summary>The templates as they stand: the owner's words where there are any, else the shipped ones.</summary>
public sealed class TemplateBook(ClinicDbContext db)
{
    public async Task<TemplateWords> ReadAsync(TemplateKind kind, CancellationToken cancellation) =>
        await FindAsync(kind, cancellation) is { } changed ? new TemplateWords(changed.Subject, changed.Text) : ShippedTemplates.For(kind);

    public Task<MessageTemplate?> FindAsync(TemplateKind kind, CancellationToken cancellation) =>
        db.MessageTemplates.SingleOrDefaultAsync(t => t.Kind == kind, cancellation);
}
