using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Mail;

/// <summary>The templates as they stand: the owner's words where there are any, else the shipped ones.</summary>
public sealed class TemplateBook(ClinicDbContext db, IStringLocalizer<MailTexts> texts)
{
    public async Task<TemplateWords> ReadAsync(TemplateKind kind, CancellationToken cancellation) =>
        await FindAsync(kind, cancellation) is { } changed ? new TemplateWords(changed.Subject, changed.Text) : Shipped(ShippedTemplates.For(kind));

    // In the language that is spoken; the owner's own words are as they wrote them.
    private TemplateWords Shipped(TemplateWords english) => new(texts[english.Subject], texts[english.Text]);

    public Task<MessageTemplate?> FindAsync(TemplateKind kind, CancellationToken cancellation) =>
        db.MessageTemplates.SingleOrDefaultAsync(t => t.Kind == kind, cancellation);
}
