using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Templates;

/// <summary>The words that messages begin as: the owner's page.</summary>
[Route(DeskPaths.Templates)]
[Authorize(Roles = nameof(StaffRole.Owner))]
public sealed class TemplatesController(
    ClinicDbContext db, TemplateBook book, UserManager<StaffMember> staff, PageLibrary library, SiteAddress site, TimeProvider time) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var changed = await db.MessageTemplates.AsNoTracking().ToDictionaryAsync(t => t.Kind, cancellation);
        return View(Enum.GetValues<TemplateKind>()
            .Select(kind => new TemplateRow(kind, changed.TryGetValue(kind, out var own) ? own.Subject : ShippedTemplates.For(kind).Subject, own?.ChangedAt, own?.ChangedBy))
            .ToList());
    }

    [HttpGet("{kind}")]
    public async Task<IActionResult> Edit(TemplateKind kind, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(kind)) return NotFound();
        var own = await book.FindAsync(kind, cancellation);
        var words = await book.ReadAsync(kind, cancellation);
        return View(ViewOf(kind, new TemplateForm { Subject = words.Subject, Text = words.Text, Version = own?.Version ?? Guid.Empty }));
    }

    /// <summary>Shows how the words would arrive, and keeps nothing.</summary>
    [HttpPost("{kind}/preview")]
    public IActionResult Preview(TemplateKind kind, [Bind(Prefix = "Form")] TemplateForm form)
    {
        if (!Enum.IsDefined(kind)) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Edit", ViewOf(kind, form));
    }

    [HttpPost("{kind}")]
    public async Task<IActionResult> Save(TemplateKind kind, [Bind(Prefix = "Form")] TemplateForm form, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(kind)) return NotFound();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Edit", ViewOf(kind, form));
        }

        var own = await book.FindAsync(kind, cancellation);
        if ((own?.Version ?? Guid.Empty) != form.Version) return await ConflictAsync(kind, form, cancellation);
        if (own is null) db.MessageTemplates.Add(own = new MessageTemplate(kind));
        own.Change(form.Subject!, form.Text!, (await staff.GetUserAsync(User))!, time.GetUtcNow().UtcDateTime);
        return await SavedAsync(kind, form, "The template is saved.", cancellation);
    }

    /// <summary>Goes back to the words the site ships with.</summary>
    [HttpPost("{kind}/reset")]
    public async Task<IActionResult> Reset(TemplateKind kind, [Bind(Prefix = "Form")] TemplateForm form, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(kind)) return NotFound();
        ModelState.Clear(); // what is thrown away need not be well written
        var own = await book.FindAsync(kind, cancellation);
        if ((own?.Version ?? Guid.Empty) != form.Version) return await ConflictAsync(kind, form, cancellation);
        if (own is not null) db.MessageTemplates.Remove(own);
        return await SavedAsync(kind, form, "It has the words it came with.", cancellation);
    }

    private async Task<IActionResult> SavedAsync(TemplateKind kind, TemplateForm form, string done, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another owner saved in the same moment, as the version or the key says.
            db.ChangeTracker.Clear();
            return await ConflictAsync(kind, form, cancellation);
        }

        TempData["Done"] = done;
        return RedirectToAction("Index");
    }

    // Both versions are shown; the form then carries the new one, so that saving again keeps what was typed.
    private async Task<IActionResult> ConflictAsync(TemplateKind kind, TemplateForm form, CancellationToken cancellation)
    {
        var own = await db.MessageTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Kind == kind, cancellation);
        ModelState.Remove("Form.Version");
        ModelState.AddModelError("", "Somebody else saved this template while you were writing. Their words stand beside yours: save again to keep yours");
        form.Version = own?.Version ?? Guid.Empty;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Edit", ViewOf(kind, form) with { Theirs = await book.ReadAsync(kind, cancellation), ChangedBy = own?.ChangedBy });
    }

    private TemplateView ViewOf(TemplateKind kind, TemplateForm form) =>
        new(kind, form, SampleValues.Fill(new(form.Subject ?? "", form.Text ?? ""), library.Current.Clinic, site.For(Request)));
}

/// <summary>One line of the list; nobody changed it where there is no day.</summary>
public sealed record TemplateRow(TemplateKind Kind, string Subject, DateTime? ChangedAt, string? ChangedBy);

/// <summary>A template being edited, and how it would arrive.</summary>
public sealed record TemplateView(TemplateKind Kind, TemplateForm Form, TemplateWords Preview)
{
    public TemplateWords? Theirs { get; init; }

    public string? ChangedBy { get; init; }
}
