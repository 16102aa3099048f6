using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Clinic.Web.Tests.Delivery;

/// <summary>How a connection to the mail server goes wrong.</summary>
public enum SmtpFault
{
    None,
    HangUpAtOnce,
    BusyAtRecipient,
    HangUpInTheMail,

    /// <summary>The mail is taken and the answer lost: the sender cannot know, and has to send it again.</summary>
    HangUpAfterTaking,

    /// <summary>The mail is taken and no answer comes: the sender waits in the middle of it.</summary>
    FallSilent,
    RefuseForGood,
}

/// <summary>A mail server on loopback, as much of RFC 5321 as a client needs, which fails as a test tells it to.</summary>
public sealed class FaultySmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<MimeMessage> taken = new();
    private readonly SemaphoreSlim silent = new(0);
    private readonly Func<int, SmtpFault> faultOf;
    private readonly Task serving;
    private int connections;

    /// <param name="faultOf">What goes wrong with the n-th connection, counted from 1.</param>
    public FaultySmtp(Func<int, SmtpFault> faultOf)
    {
        this.faultOf = faultOf;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections => connections;

    /// <summary>Every mail the server has taken, repeats included.</summary>
    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    /// <summary>Until a sender waits for an answer that does not come; each such wait is told once.</summary>
    public Task FallsSilentAsync(CancellationToken cancellation) => silent.WaitAsync(cancellation);

    /// <summary>What a site needs to send through this server.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Mail:Host", "127.0.0.1"), new("Mail:Port", $"{Port}"), new("Mail:Security", "None"),
        new("Mail:From", "site@clinic.example"), new("Mail:StaffTo", "desk@clinic.example"),
        new("Site:Url", "https://clinic.example"),
    ];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
        silent.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        var fault = faultOf(Interlocked.Increment(ref connections));
        using (client)
        {
            try
            {
                if (fault is not SmtpFault.HangUpAtOnce) await TalkAsync(client.GetStream(), fault);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // the client was killed, or the test is over
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream, SmtpFault fault)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT" when fault is SmtpFault.BusyAtRecipient:
                    await writer.WriteLineAsync("451 try later");
                    break;
                case "RCPT" when fault is SmtpFault.RefuseForGood:
                    await writer.WriteLineAsync("550 no such person");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    if (fault is SmtpFault.HangUpInTheMail) return;
                    await TakeAsync(reader);
                    if (fault is SmtpFault.HangUpAfterTaking) return;
                    if (fault is SmtpFault.FallSilent)
                    {
                        silent.Release();
                        await reader.ReadLineAsync(stop.Token); // until the sender is gone
                        return;
                    }

                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        string line;
        while ((line = await reader.ReadLineAsync(stop.Token) ?? throw new EndOfStreamException("The sender is gone before the end of its mail.")) != ".")
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n"); // section 4.5.2
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        taken.Enqueue(await MimeMessage.LoadAsync(bytes, CancellationToken.None));
    }
}
