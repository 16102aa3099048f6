using Microsoft.Data.Sqlite;

namespace Clinic.Web.Tests.Delivery;

/// <summary>Sites on one database are killed again and again while they send through a server that fails half the time.</summary>
public sealed class KilledSenderTests : IDisposable
{
    private const int Kills = 20;
    private const int AtOnce = 2;
    private const int Messages = 22; // two mails each, of which each start sends two: some are left for every kill

    private readonly TemporaryFolder data = new();

    private string Database => $"Data Source={Path.Combine(data.Path, "clinic.db")};Pooling=False";

    [Fact]
    public async Task Killed_twenty_times_every_mail_arrives_and_repeats_have_the_same_id()
    {
        // Of four mails two arrive, one fails, and one is under way, taken but not answered, when the site is killed.
        SmtpFault[] faults = [SmtpFault.HangUpAtOnce, SmtpFault.BusyAtRecipient, SmtpFault.HangUpInTheMail, SmtpFault.HangUpAfterTaking];
        await using var smtp = new FaultySmtp(n => n % 2 == 1 ? SmtpFault.None
            : n % 4 == 0 && n <= 4 * Kills ? SmtpFault.FallSilent
            : faults[n / 4 % faults.Length]);
        string[] settings =
        [
            "--environment", "Development",
            .. smtp.Settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value }),
        ];

        await using (var site = await SiteProcess.ServeAsync(data.Info, [.. settings, "--Mail:Port", "1"])) // nobody listens there
        {
            for (var n = 0; n < Messages; n++) await site.NewBrowser().AskAsync("/contact");
        }

        await LetTimePassAsync();
        for (var killed = 0; killed < Kills; killed += AtOnce)
        {
            var sites = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SiteProcess.ServeAsync(data.Info, settings)));
            for (var n = 0; n < AtOnce; n++) await smtp.FallsSilentAsync(TestContext.Current.CancellationToken);
            foreach (var site in sites) await site.DisposeAsync(); // kills it
            await LetTimePassAsync();
        }

        while (await CountAsync("SentAt IS NULL") > 0)
        {
            await using var site = await SiteProcess.ServeAsync(data.Info, settings);
            while (await CountAsync("SentAt IS NULL AND NextAttemptAt = CreatedAt") > 0) await Task.Yield();
            await site.KillAsync();
            await LetTimePassAsync();
        }

        var ids = await ReadIdsAsync();
        Assert.Equal(2 * Messages, ids.Count); // one to staff and one to the writer for each
        Assert.Equal(
            ids.Select(id => $"{id:N}@clinic.example").Order(),
            smtp.Taken.Select(mail => mail.MessageId).Distinct().Order());
        Assert.All(smtp.Taken, MailWords.AssertPrivate);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {smtp.Connections} connections, {ids.Count} mails, {smtp.Taken.Count} taken");
    }

    public void Dispose() => data.Dispose();

    // Waiting out leases and pauses would take hours: what was due later is due now.
    private Task<long> LetTimePassAsync() => RunAsync(
        "UPDATE Outbox SET NextAttemptAt = CreatedAt, LeasedUntil = NULL WHERE SentAt IS NULL; SELECT changes();");

    private Task<long> CountAsync(string condition) => RunAsync($"SELECT COUNT(*) FROM Outbox WHERE {condition}");

    private async Task<long> RunAsync(string sql)
    {
        await using var connection = new SqliteConnection(Database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<List<Guid>> ReadIdsAsync()
    {
        await using var connection = new SqliteConnection(Database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM Outbox";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) ids.Add(Guid.Parse(reader.GetString(0)));
        return ids;
    }
}
