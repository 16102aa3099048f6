using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Clinic.Web.Tests.Data;

/// <summary>
/// As much of SQL Server as there is before it opens a database (MS-TDS): it offers no encryption, reads who signs in, and
/// refuses them as the real one does an account that is switched off: EF tries a wrong password again for a minute.
/// </summary>
internal sealed class SignInServer : IDisposable
{
    private const byte PreLogin = 0x12, Login7 = 0x10, Response = 0x04;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<(string User, string Password)> signedIn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SignInServer()
    {
        listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Who signed in first, and with what.</summary>
    public Task<(string User, string Password)> SignedIn => signedIn.Task;

    public void Dispose() => listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            try
            {
                while (true)
                {
                    var (type, message) = await ReadAsync(stream);
                    if (type is PreLogin) await WriteAsync(stream, PreLoginAnswer());
                    else if (type is not Login7) return;
                    else
                    {
                        var user = Text(message, 40);
                        signedIn.TrySetResult((user, Clear(message, 44)));
                        await WriteAsync(stream, Refusal($"Login failed for user '{user}'. Reason: The account is disabled."));
                        return;
                    }
                }
            }
            catch (IOException)
            {
                // They went away.
            }
        }
    }

    // Version 16 (option 0), and encryption (option 1): 2, there is none.
    private static byte[] PreLoginAnswer() => [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 2];

    // An ERROR token (18470, state 1, class 14) and a DONE that says so.
    private static byte[] Refusal(string text)
    {
        byte[] error = [.. Number(18470), 1, 14, .. Short(text.Length), .. Encoding.Unicode.GetBytes(text), 0, 0, .. Number(1)];
        return [0xAA, .. Short(error.Length), .. error, 0xFD, 2, 0, .. new byte[10]];
    }

    private static byte[] Number(int value) => BitConverter.GetBytes(value);

    private static byte[] Short(int value) => BitConverter.GetBytes((ushort)value);

    // Where the text begins and how many characters it has stand at this place of the message.
    private static ReadOnlySpan<byte> At(byte[] login, int place)
    {
        var (start, length) = (BinaryPrimitives.ReadUInt16LittleEndian(login.AsSpan(place)), BinaryPrimitives.ReadUInt16LittleEndian(login.AsSpan(place + 2)));
        return login.AsSpan(start, 2 * length);
    }

    private static string Text(byte[] login, int place) => Encoding.Unicode.GetString(At(login, place));

    // A password comes with the halves of each byte changed over and every second bit turned.
    private static string Clear(byte[] login, int place)
    {
        var bytes = At(login, place).ToArray();
        for (var i = 0; i < bytes.Length; i++)
        {
            var turned = bytes[i] ^ 0xA5;
            bytes[i] = (byte)((turned << 4) | (turned >> 4));
        }

        return Encoding.Unicode.GetString(bytes);
    }

    private static async Task<(byte Type, byte[] Message)> ReadAsync(NetworkStream stream)
    {
        var message = new List<byte>();
        var header = new byte[8];
        do
        {
            await stream.ReadExactlyAsync(header);
            var part = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length];
            await stream.ReadExactlyAsync(part);
            message.AddRange(part);
        }
        while ((header[1] & 1) == 0); // until the last packet of the message
        return (header[0], [.. message]);
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] message)
    {
        var length = message.Length + 8;
        await stream.WriteAsync((byte[])[Response, 1, (byte)(length >> 8), (byte)length, 0, 0, 1, 0, .. message]);
    }
}
