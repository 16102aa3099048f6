using Clinic.Content;
using Clinic.Web.Mail;

namespace Clinic.Web.Features.Desk.Templates;

/// <summary>An invented writer, for the preview of a template.</summary>
public static class SampleValues
{
    public static TemplateWords Fill(TemplateWords words, ClinicProfile clinic, string site)
    {
        var values = new Dictionary<string, string>
        {
            [Placeholders.Name] = "Alex",
            [Placeholders.ReferenceLink] = $"{site}/requests/ABC-2345",
            [Placeholders.HelpLink] = $"{site}/help-now",
            [Placeholders.Clinic] = clinic.Name,
            [Placeholders.Phone] = clinic.Phone,
            [Placeholders.When] = "Thursday, March 4, 2:30 PM",
        };
        return new(Placeholders.Fill(words.Subject, values), Placeholders.Fill(words.Text, values));
    }
}
