using MailKit.Net.Smtp;
using MimeKit;

namespace Clinic.Web.Mail;

/// <summary>Hands one mail to the configured SMTP server, or in development to a folder as <c>.eml</c>.</summary>
public sealed class MailTransport(MailOptions options)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    /// <param name="id">The outbox row's id, which also names the file.</param>
    public async Task SendAsync(Guid id, MimeMessage mail, CancellationToken cancellation)
    {
        if (options.Host is null)
        {
            Directory.CreateDirectory(options.Folder!);
            await mail.WriteToAsync(Path.Combine(options.Folder!, $"{id:N}.eml"), cancellation);
            return;
        }

        using var smtp = new SmtpClient { Timeout = (int)AnswerWithin.TotalMilliseconds };
        await smtp.ConnectAsync(options.Host, options.Port, options.Security, cancellation);
        if (options.User is { Length: > 0 })
            await smtp.AuthenticateAsync(options.User, options.Password ?? "", cancellation);
        await smtp.SendAsync(mail, cancellation);
        await smtp.DisconnectAsync(quit: true, cancellation);
    }
}
