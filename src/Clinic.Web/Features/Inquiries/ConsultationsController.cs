using Clinic.Content;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Inquiries;

/// <summary>Arranges the consultation and hands out its calendar entry.</summary>
public sealed class ConsultationsController(
    InquiryPageServices page, PageLibrary library, AppointmentCalendar calendar) : InquiryPageController(page)
{
    [HttpPost("consultation")]
    public Task<IActionResult> Schedule(string reference, [Bind(Prefix = "Schedule")] ScheduleForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, form.MailCalendar ? "The consultation is arranged, and the calendar entry is on its way." : "The consultation is arranged.",
            (inquiry, me) =>
            {
                if (StartOf(form) is not { } start) return;
                if (inquiry.Status is InquiryStatus.Closed)
                {
                    ModelState.AddModelError("Schedule.On", "Reopen the inquiry first");
                    return;
                }

                if (form.MailCalendar && (!Mail.Enabled || Opener.Open(inquiry).Plan is not { AllowsMail: true }))
                {
                    ModelState.AddModelError("Schedule.MailCalendar", "They did not allow mail: untick this, and tell them the way they chose");
                    return;
                }

                var arranged = inquiry.Schedule(start, me, Now);
                if (arranged is not null && form.MailCalendar) Db.Outbox.Add(new OutboxMail(MailKind.PatientAppointment, inquiry.Id, Now, arranged.Id));
            }, cancellation);

    [HttpGet("appointment.ics")]
    public async Task<IActionResult> Download(string reference, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        return Opener.Open(inquiry).Words is { } words && calendar.Write(inquiry, words, Now) is { } entry
            ? File(entry, AppointmentCalendar.ContentType, AppointmentCalendar.FileName)
            : NotFound();
    }

    // Twice a year an hour of the wall clock is missing, and another comes twice: nobody could say which is meant.
    private DateTime? StartOf(ScheduleForm form)
    {
        var zone = library.Current.Clinic.TimeZone;
        var local = form.On!.Value.ToDateTime(form.At!.Value);
        if (zone.IsInvalidTime(local)) ModelState.AddModelError("Schedule.At", "The clocks go forward that night and skip this time. Choose another");
        else if (zone.IsAmbiguousTime(local)) ModelState.AddModelError("Schedule.At", "The clocks go back that night and this time comes twice. Choose another");
        else if (TimeZoneInfo.ConvertTimeToUtc(local, zone) is var start && start <= Now) ModelState.AddModelError("Schedule.At", "Choose a time that is still to come");
        else return start;
        return null;
    }
}
