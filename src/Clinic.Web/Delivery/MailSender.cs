using Clinic.Web.Data;

namespace Clinic.Web.Delivery;

/// <summary>Sends what lies in the outbox: at once when something arrives, and again when a try is due.</summary>
public sealed partial class MailSender(
    IServiceScopeFactory scopes, MailOptions options, MailTransport transport, OutboxSignal signal, TimeProvider time,
    ILogger<MailSender> logger) : BackgroundService
{
    /// <summary>The longest one try may take, however slowly a server answers.</summary>
    public static readonly TimeSpan TryFor = TimeSpan.FromMinutes(2);

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
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogOutboxUnreadable(logger, exception); // the database is away: the mails wait, and so do we
            }

            await signal.WaitAsync(LookEvery, time, stoppingToken);
        }
    }

    private async Task<bool> SendNextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Outbox>().TakeAsync(cancellation) is not { } mail) return false;

        // Not the host's token: a mail handed over halfway when the site stops would be sent twice.
        using var limit = new CancellationTokenSource(TryFor, time);
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var spokenFor = await db.SpokenForAsync(mail, cancellation);
        var failure = await TryAsync(scope.ServiceProvider, mail, limit.Token);
        var now = time.GetUtcNow().UtcDateTime;
        if (failure is null)
        {
            mail.Sent(now);
            LogSent(logger, mail.Id, mail.Kind, mail.Attempts);
        }
        else
        {
            mail.Failed(failure.Code, failure.Permanent, now);
            LogNotSent(logger, mail.Id, mail.Kind, failure.Code, mail.Attempts);
        }

        await db.SaveChangesAsync(CancellationToken.None);
        if (failure is null) await db.RemoveSpokenForAsync(spokenFor, CancellationToken.None);
        return true;
    }

    private async Task<MailFailure?> TryAsync(IServiceProvider services, OutboxMail mail, CancellationToken cancellation)
    {
        try
        {
            var message = await services.GetRequiredService<MailComposer>().ComposeAsync(mail, cancellation);
            if (message is null) return new MailFailure("NobodyToSendTo", Permanent: true);
            await transport.SendAsync(mail.Id, message, cancellation);
            return null;
        }
        catch (Exception exception) when (MailFailure.Of(exception) is { } failure)
        {
            return failure;
        }
    }

    [LoggerMessage(LogLevel.Information, "Mail {Mail} ({Kind}) was sent, try {Attempt}")]
    private static partial void LogSent(ILogger logger, Guid mail, MailKind kind, int attempt);

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} ({Kind}) was not sent: {Failure}, try {Attempt}")]
    private static partial void LogNotSent(ILogger logger, Guid mail, MailKind kind, string failure, int attempt);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read")]
    private static partial void LogOutboxUnreadable(ILogger logger, Exception exception);
}
