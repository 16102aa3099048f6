using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Mail;

/// <summary>
/// Puts a writer into a template. The links stay marks until the mail is composed: the one to their own request holds a
/// key that staff need not see.
/// </summary>
public sealed class MessageDraft(TemplateBook book, PageLibrary library, ClinicClock clock, IStringLocalizer<MailTexts> texts)
{
    private const string UnnamedClinic = "the office you wrote to";

    public async Task<TemplateWords> BeginAsync(TemplateKind kind, Inquiry inquiry, InquiryWords words, CancellationToken cancellation)
    {
        using var spoken = PageLanguages.Speak(library.English.LanguageOf(inquiry.WrittenIn));
        var template = await book.ReadAsync(kind, cancellation);
        return Fill(template, ValuesFor(inquiry, words));
    }

    /// <summary>The words as they are stored and sent, the links still marks.</summary>
    public TemplateWords Finish(string subject, string text, Inquiry inquiry, InquiryWords words)
    {
        using var spoken = PageLanguages.Speak(library.English.LanguageOf(inquiry.WrittenIn));
        return Fill(new(subject, text), ValuesFor(inquiry, words));
    }

    /// <summary>How it would read, for whoever writes it.</summary>
    public static TemplateWords Preview(TemplateWords words) => Fill(words, new Dictionary<string, string>
    {
        [Placeholders.ReferenceLink] = "(link to their own request)",
        [Placeholders.HelpLink] = "(link to the page with numbers that help)",
    });

    private Dictionary<string, string> ValuesFor(Inquiry inquiry, InquiryWords words)
    {
        var clinic = library.Current.Clinic;
        var values = new Dictionary<string, string>
        {
            [Placeholders.Name] = (words.Reach.Name ?? "").Split([' ', '\t', '\n'], 2)[0],
            [Placeholders.Clinic] = words.Reach.NameClinic ? clinic.Name : texts[UnnamedClinic],
            [Placeholders.Phone] = clinic.Phone,
        };
        if (inquiry.ScheduledFor is { } start) values[Placeholders.When] = clock.Moment(start);
        return values;
    }

    private static TemplateWords Fill(TemplateWords words, IReadOnlyDictionary<string, string> values) =>
        new(Placeholders.Fill(words.Subject, values), Placeholders.Fill(words.Text, values));
}
