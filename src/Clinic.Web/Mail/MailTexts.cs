namespace Clinic.Web.Mail;

/// <summary>Names the texts of mails: <c>content/…/texts/mail.yml</c>.</summary>
public sealed class MailTexts;
