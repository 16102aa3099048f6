using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Inquiries.Appointments;

/// <summary>Arranges the consultation and hands out its calendar entry.</summary>
public sealed class ConsultationsController(
    InquiryPageServices page, ClinicClock clock, AppointmentCalendar calendar) : InquiryPageController(page)
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
        var wrong = clock.Read(form.On!.Value, form.At!.Value, out var start) switch
        {
            WallTime.Skipped => "The clocks go forward that night and skip this time. Choose another",
            WallTime.Twice => "The clocks go back that night and this time comes twice. Choose another",
            _ when start <= Now => "Choose a time that is still to come",
            _ => null,
        };
        if (wrong is null) return start;
        ModelState.AddModelError("Schedule.At", wrong);
        return null;
    }
}
