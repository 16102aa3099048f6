using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Clinic.Web.Tests.Data;

/// <summary>A phone is gone at any moment after its form was sent whole: the form is stored once, or answered as not stored.</summary>
public sealed partial class DroppedAtEveryPointTests(ITestOutputHelper output) : IDisposable
{
    // Each drops one connection after the other. What a dropped one left behind is still being stored meanwhile.
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // a hang detector: all of them take less than 20

    private readonly TemporaryFolder data = new();

    [Theory]
    [InlineData("http", 1_000)]
    [InlineData("https", 200)]
    public async Task Every_form_whose_sender_is_gone_is_stored_once_or_answered_as_not_stored(string scheme, int posts)
    {
        await using var site = await SiteProcess.ServeAsync(
            data.Info, "--environment", "Development", "--Forms:ProofOfWork", "Never",
            "--urls", "http://127.0.0.1:0;https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", TestCertificate.MakeIn(data.Path));
        var address = new Uri((await site.WaitForAsync(new Regex($@"Now listening on: \W*({scheme}://127\.0\.0\.1:\d+)"))).Groups[1].Value);
        var sent = (await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(sender => SendAsync(site, address, posts / AtOnce)))).SelectMany(all => all).ToList();

        var refused = 0;
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await StoredAsync()).Count + (refused = NotStored().Count(site.Output)) < posts && !patience.IsCancellationRequested)
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);

        var stored = await StoredAsync();
        foreach (var how in sent.GroupBy(post => post.Drop.Name))
            output.WriteLine($"{how.Key}: {how.Count()} sent, {how.Count(post => stored.ContainsKey(post.Key))} stored, {how.Count(post => post.Status is not null)} heard their answer");
        output.WriteLine($"{stored.Count} stored, {refused} answered as not stored");
        Assert.Equal(posts, sent.Count);
        Assert.All(stored, one => Assert.Equal(1, one.Value));
        Assert.All(sent.Where(post => post.Status == "303"), post => Assert.Contains(post.Key, stored));
        Assert.All(sent.Where(post => post.Status is not null), post => Assert.True(post.Status is "303" or "503", post.Status));
        Assert.Equal(posts, stored.Count + refused);
        Assert.InRange(refused, 0, posts / 10); // else it is not storing that was tested
    }

    public void Dispose() => data.Dispose();

    private static async Task<List<(Guid Key, Drop Drop, string? Status)>> SendAsync(SiteProcess site, Uri address, int posts)
    {
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync("/contact")).Form("/contact");
        var cookies = browser.Cookies.GetCookieHeader(site.Address);
        var sent = new List<(Guid, Drop, string?)>();
        for (var number = 0; number < posts; number++)
        {
            var key = Guid.NewGuid();
            using var body = new FormUrlEncodedContent(FormFields.Fill(form, Filled.Well(new Dictionary<string, string?>
            {
                ["RequestKey"] = key.ToString(),
                ["Draft"] = Convert.ToHexStringLower(key.ToByteArray())[..20],
            }), null));
            var bytes = await body.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var head = $"POST /contact HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookies}\r\n"
                + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {bytes.Length}\r\n\r\n";
            var drop = Drop.Of(number);
            sent.Add((key, drop, await drop.SendAsync(address, [.. Encoding.ASCII.GetBytes(head), .. bytes])));
        }

        return sent;
    }

    /// <summary>How often each form is stored.</summary>
    private async Task<Dictionary<Guid, int>> StoredAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "clinic.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT RequestKey, COUNT(*) FROM Inquiries GROUP BY RequestKey";
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var stored = new Dictionary<Guid, int>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) stored.Add(rows.GetGuid(0), rows.GetInt32(1));
        return stored;
    }

    [GeneratedRegex("A form could not be stored, and was given back")]
    private static partial Regex NotStored();

    /// <summary>When a sender hangs up, counted from the body's last byte, and how.</summary>
    /// <param name="After">A time that nothing is read in; the site may be anywhere in its work.</param>
    /// <param name="Bytes">How much of the answer is read before that.</param>
    /// <param name="Breaks">The connection breaks (RST) instead of ending (FIN): a side may forget then what it has not read.</param>
    private sealed record Drop(TimeSpan After, int Bytes, bool Breaks)
    {
        private const int Everything = int.MaxValue;

        private static readonly int[] Answers = [1, 12, 100, 400, Everything];

        public string Name => (Breaks ? "broken " : "ended ") + Bytes switch
        {
            0 when After == TimeSpan.Zero => "at once",
            0 => "within 25 ms",
            Everything => "after the whole head of the answer",
            _ => FormattableString.Invariant($"after {Bytes} bytes of the answer"),
        };

        // Most of them before an answer: that is when there is something to lose.
        public static Drop Of(int number)
        {
            var breaks = number % 2 == 1;
            var point = number / 2;
            return (point % 4) switch
            {
                0 => new(TimeSpan.Zero, 0, breaks),
                3 => new(TimeSpan.Zero, Answers[point / 4 % Answers.Length], breaks),
                _ => new(TimeSpan.FromMilliseconds(point % 25 + 1), 0, breaks),
            };
        }

        /// <summary>Sends all of it, hangs up in its own way, and returns the status that was heard before.</summary>
        public async Task<string?> SendAsync(Uri address, byte[] request)
        {
            var cancellation = TestContext.Current.CancellationToken;
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(address.Host, address.Port, cancellation);
            await using var stream = address.Scheme == Uri.UriSchemeHttps ? await EncryptAsync(client, address) : client.GetStream();
            await stream.WriteAsync(request, cancellation);
            if (After > TimeSpan.Zero) await Task.Delay(After, cancellation);
            var answer = await HearAsync(stream, Bytes);
            if (Breaks) client.Client.LingerState = new LingerOption(true, 0);
            client.Close();
            return answer.Length >= "HTTP/1.1 303".Length ? answer.Substring("HTTP/1.1 ".Length, 3) : null;
        }

        // As with a browser, the connection has served a page already: one that breaks while TLS is being agreed on holds no form yet.
        private static async Task<Stream> EncryptAsync(TcpClient client, Uri address)
        {
            var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, own, _, _) => own?.Subject == "CN=localhost");
            await stream.AuthenticateAsClientAsync("localhost");
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HEAD /help-now HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"), TestContext.Current.CancellationToken);
            await HearAsync(stream, Everything);
            return stream;
        }

        private static async Task<string> HearAsync(Stream stream, int bytes)
        {
            var answer = "";
            var buffer = new byte[400];
            while (answer.Length < bytes && !answer.Contains("\r\n\r\n", StringComparison.Ordinal)
                && await stream.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, bytes - answer.Length)), TestContext.Current.CancellationToken) is > 0 and var read)
                answer += Encoding.ASCII.GetString(buffer, 0, read);
            return answer;
        }
    }
}
