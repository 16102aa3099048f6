using Clinic.Web.Data;
using Clinic.Web.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Inquiries.Messages;

/// <summary>Writes to somebody from a template, where they allow mail.</summary>
public sealed class MessagesController(InquiryPageServices page, MessageDraft draft) : InquiryPageController(page)
{
    [HttpGet("message")]
    public async Task<IActionResult> Index(string reference, TemplateKind template, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(template) || await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        var view = Opener.Open(inquiry);
        var form = new MessageForm { Template = template, Close = template is TemplateKind.Resources };
        if (view.Words is { } words)
        {
            var begun = await draft.BeginAsync(template, inquiry, words, cancellation);
            (form.Subject, form.Text) = (begun.Subject, begun.Text);
        }

        return await ShowAsync(view, form, cancellation);
    }

    /// <summary>Shows how it would arrive, and keeps nothing.</summary>
    [HttpPost("message/preview")]
    public async Task<IActionResult> Preview(string reference, [Bind(Prefix = "Form")] MessageForm form, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(Opener.Open(inquiry), form, cancellation);
    }

    [HttpPost("message")]
    public Task<IActionResult> Send(string reference, [Bind(Prefix = "Form")] MessageForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, form.Close ? "The mail is on its way, and the inquiry is closed." : "The mail is on its way.", (inquiry, me) =>
        {
            if (!Mail.Enabled || Opener.Open(inquiry) is not { Words: { } words, Plan.AllowsMail: true })
            {
                ModelState.AddModelError("", "They cannot be mailed: reach them in the way they chose");
                return;
            }

            var finished = draft.Finish(form.Subject!, form.Text!, inquiry, words);
            if ($"{finished.Subject} {finished.Text}".Contains(Placeholders.When, StringComparison.Ordinal))
            {
                ModelState.AddModelError("Form.Text", $"No time is arranged yet: arrange the consultation first, or take {Placeholders.When} out");
                return;
            }

            if (form.Close && !MayClose(inquiry, "Form.Close")) return;
            var (id, text) = Seal($"{finished.Subject}\n\n{finished.Text}");
            inquiry.WriteMessage(form.Template, id, text, me, Now);
            if (form.Close) inquiry.Close(CloseReason.NotSuitable, me, Now);
            Db.Outbox.Add(new OutboxMail(MailKind.PatientMessage, inquiry.Id, Now, id));
        }, cancellation);

    protected override Task<ViewResult> RenderAsync(InquiryView view, InquiryChangeForm? typed, CancellationToken cancellation)
    {
        var form = (MessageForm)typed!;
        var words = new TemplateWords(form.Subject ?? "", form.Text ?? "");
        if (view.Words is { } writer) words = draft.Finish(words.Subject, words.Text, view.Inquiry, writer);
        return Task.FromResult(View("Index", new MessageView(view, form, MessageDraft.Preview(words))));
    }
}
