using System.Text;
using Clinic.Content;
using Clinic.Web.Data;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Mail;

/// <summary>
/// The arranged time as a calendar entry (RFC 5545). Calendars are shared with families and employers: it names the
/// clinic only where the writer allowed that, and never says what it is about.
/// </summary>
public sealed class AppointmentCalendar(PageLibrary library, IStringLocalizer<MailTexts> texts)
{
    public const string FileName = "appointment.ics";
    public const string ContentType = "text/calendar";

    /// <summary>The entry, or null when nothing is arranged. A changed time is the same entry again, which calendars move.</summary>
    public byte[]? Write(Inquiry inquiry, InquiryWords words, DateTime at)
    {
        if (inquiry.ScheduledFor is not { } start) return null;
        var clinic = library.Current.Clinic;
        var entry = new CalendarEvent
        {
            Uid = $"{inquiry.Id:N}@appointment",
            Sequence = inquiry.Events.Count(e => e.Kind is InquiryEventKind.ConsultationScheduled) - 1,
            DtStamp = new CalDateTime(at, "UTC"),
            // No end: nobody has said how long it takes, and a guess would stand in somebody's calendar as a promise.
            DtStart = new CalDateTime(start, "UTC"),
            Summary = words.Reach.NameClinic ? texts["Appointment, {0}", clinic.Name] : texts["Appointment"],
            Location = words.Reach.NameClinic ? clinic.Address.ToString() : null,
            Class = "PRIVATE",
        };
        var calendar = new Calendar { ProductId = "-//Clinic//Appointment//EN", Method = CalendarMethods.Publish };
        calendar.Events.Add(entry);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }
}
