using MimeKit;

namespace Clinic.Web.Tests.Delivery;

/// <summary>What no mail may say: what was typed, or why anybody would write to this clinic.</summary>
public static class MailWords
{
    private static readonly string[] OfHealth =
    [
        "ketamine", "spravato", "depress", "anxi", "bipolar", "ptsd", "suicid", "health", "mental", "therap", "treat",
        "patient", "medic", "doctor", "clinician", "consult", "symptom", "diagnos", "crisis", "illness", "infusion",
    ];

    /// <summary>Looks at subject, names, both bodies and every header. The domain of our own addresses is not counted.</summary>
    public static void AssertPrivate(MimeMessage mail)
    {
        var text = string.Join('\n',
        [
            mail.Subject, mail.TextBody, mail.HtmlBody,
            .. mail.From.Mailboxes.Select(box => box.Name), .. mail.To.Mailboxes.Select(box => box.Name),
            .. mail.Headers.Select(header => header.Value),
        ]);
        Assert.All(OfHealth, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(Filled.Words.Except([Filled.Email]), word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Filled.Email, $"{mail.Subject}{mail.TextBody}{mail.HtmlBody}", StringComparison.OrdinalIgnoreCase);
    }
}
