using System.Security.Authentication;
using Clinic.Web.Data;
using MailKit;
using MailKit.Net.Smtp;

namespace Clinic.Web.Delivery;

/// <summary>Sends what lies in the outbox: at once when something arrives, and again when a try is due.</summary>
public sealed partial class MailSender(
    IServiceScopeFactory scopes, MailOptions options, MailTransport transport, OutboxSignal signal, TimeProvider time,
    ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogOutboxUnreadable(logger, exception); // the database is away: the mails wait, and so do we
            }

            await signal.WaitAsync(LookEvery, time, stoppingToken);
        }
    }

    private async Task<bool> SendNextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        if (await outbox.TakeAsync(cancellation) is not { } mail) return false;

        var now = () => time.GetUtcNow().UtcDateTime;
        try
        {
            var message = await scope.ServiceProvider.GetRequiredService<MailComposer>().ComposeAsync(mail, cancellation);
            if (message is not null) await transport.SendAsync(message, cancellation);
            mail.Sent(now());
        }
        catch (Exception exception) when (FailureOf(exception) is { } failure)
        {
            mail.Failed(failure.Code, failure.Permanent, now());
            LogNotSent(logger, mail.Id, mail.Kind, failure.Code, mail.Attempts);
        }

        await scope.ServiceProvider.GetRequiredService<ClinicDbContext>().SaveChangesAsync(CancellationToken.None);
        return true;
    }

    // A code only: what the server said may quote the patient's address, so the exception is neither kept nor logged.
    private static (string Code, bool Permanent)? FailureOf(Exception exception) => exception switch
    {
        SmtpCommandException smtp => ($"Smtp{(int)smtp.StatusCode}", (int)smtp.StatusCode >= 500
            && smtp.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted),
        MailKit.Security.AuthenticationException => ("SignInRefused", false),
        AuthenticationException or MailKit.Security.SslHandshakeException => ("TlsFailed", false),
        ServiceNotConnectedException or SmtpProtocolException => ("ConnectionLost", false),
        System.Net.Sockets.SocketException => ("NotReachable", false),
        IOException => ("ConnectionLost", false),
        TimeoutException => ("TimedOut", false),
        System.Security.Cryptography.CryptographicException => ("EnvelopeUnreadable", false),
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} ({Kind}) was not sent: {Failure}, try {Attempt}")]
    private static partial void LogNotSent(ILogger logger, Guid mail, MailKind kind, string failure, int attempt);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read")]
    private static partial void LogOutboxUnreadable(ILogger logger, Exception exception);
}
