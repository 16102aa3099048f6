using MailKit.Net.Smtp;
using MimeKit;

namespace Clinic.Web.Delivery;

/// <summary>Hands one mail to the configured SMTP server, or in development to a folder as <c>.eml</c>.</summary>
public sealed class MailTransport(MailOptions options)
{
    /// <summary>How long connecting and each answer of the server may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public async Task SendAsync(MimeMessage mail, CancellationToken cancellation)
    {
        if (options.Host is null)
        {
            Directory.CreateDirectory(options.Folder!);
            var name = mail.MessageId[..mail.MessageId.IndexOf('@', StringComparison.Ordinal)];
            await mail.WriteToAsync(Path.Combine(options.Folder!, $"{name}.eml"), cancellation);
            return;
        }

        using var smtp = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        await smtp.ConnectAsync(options.Host, options.Port, options.Security, cancellation);
        if (options.User is { Length: > 0 })
            await smtp.AuthenticateAsync(options.User, options.Password ?? "", cancellation);
        await smtp.SendAsync(mail, cancellation);
        await smtp.DisconnectAsync(quit: true, cancellation);
    }
}
