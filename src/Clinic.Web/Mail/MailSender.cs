using Clinic.Web.Data;
using Clinic.Web.Hosting;

namespace Clinic.Web.Mail;

/// <summary>Sends what lies in the outbox: at once when something arrives, and again when a try is due.</summary>
public sealed partial class MailSender(
    IServiceScopeFactory scopes, MailOptions options, MailTransport transport, OutboxSignal signal, TimeProvider time,
    ILogger<MailSender> logger) : BackgroundJob("The outbox could not be read", time, logger)
{
    /// <summary>The longest one try may take, however slowly a server answers.</summary>
    public static readonly TimeSpan TryFor = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    private readonly TimeProvider time = time;
    private readonly ILogger logger = logger;

    protected override TimeSpan PauseAfterFailure => LookEvery; // the database is away: the mails wait, and so do we

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        if (!options.Enabled) return false;
        while (await SendNextAsync(stopping))
        {
        }

        await signal.WaitAsync(LookEvery, time, stopping);
        return true;
    }

    private async Task<bool> SendNextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        if (await outbox.TakeAsync(cancellation) is not { } mail) return false;

        // Not the host's token: a mail handed over halfway when the site stops would be sent twice.
        using var limit = new CancellationTokenSource(TryFor, time);
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var spokenFor = await db.SpokenForAsync(mail, CancellationToken.None);
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
        if (failure is null)
        {
            await db.RemoveSpokenForAsync(spokenFor, CancellationToken.None);
            await outbox.HurryAsync();
        }

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
        catch (Exception exception)
        {
            // Whatever it was, it was a try: what nobody foresaw would else be tried for ever, and show nowhere.
            var failure = MailFailure.Of(exception);
            if (failure.Unforeseen) LogUnforeseen(logger, mail.Id, exception.GetType(), exception.StackTrace);
            return failure;
        }
    }

    [LoggerMessage(LogLevel.Information, "Mail {Mail} ({Kind}) was sent, try {Attempt}")]
    private static partial void LogSent(ILogger logger, Guid mail, MailKind kind, int attempt);

    // Its message may hold an address; where it happened does not.
    [LoggerMessage(LogLevel.Error, "Mail {Mail} met an error that nobody foresaw: {Type}\n{Where}")]
    private static partial void LogUnforeseen(ILogger logger, Guid mail, Type type, string? where);

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} ({Kind}) was not sent: {Failure}, try {Attempt}")]
    private static partial void LogNotSent(ILogger logger, Guid mail, MailKind kind, string failure, int attempt);
}
