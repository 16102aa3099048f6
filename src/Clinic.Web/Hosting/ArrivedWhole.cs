using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Clinic.Web.Hosting;

/// <summary>
/// What has arrived is read, also when its sender hung up right behind it. Kestrel by itself refuses a body that lies there whole as soon
/// as it sees that the connection has ended, and forgets all of it where the connection broke: a form would be neither stored nor answered.
/// </summary>
public static class ArrivedWhole
{
    // TLS and HTTP/2 hold what arrived in buffers of their own, where nobody can see whether it was read: they hear of an end that came
    // this soon after the last byte only when this is over. All else hears of it at once.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // For what is sent behind a request and never read.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static IWebHostBuilder UseWhatArrived(this IWebHostBuilder host) => host
        // What arrives is taken out before the next look at the socket, which throws it away if it finds the connection broken.
        .ConfigureServices(services => services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true))
        .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => async connection =>
        {
            await using var arrivals = new Arrivals(connection, kestrel.Limits.MaxRequestBufferSize ?? 0);
            await next(connection);
        })));

    /// <summary>Stands between the socket and whoever reads, for as long as a connection is served.</summary>
    private sealed class Arrivals : IDuplexPipe, IAsyncDisposable
    {
        private readonly ConnectionContext connection;
        private readonly IDuplexPipe socket;
        private readonly CancellationToken closed;
        private readonly Pipe pipe;
        private readonly UntilRead input;
        private readonly CancellationTokenSource gone = new();
        private readonly CancellationTokenSource served = new();
        private readonly Task taking;
        private long lastArrival;

        public Arrivals(ConnectionContext connection, long bufferMax)
        {
            this.connection = connection;
            (socket, closed) = (connection.Transport, connection.ConnectionClosed);
            pipe = new Pipe(new PipeOptions(
                connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool, PipeScheduler.ThreadPool, PipeScheduler.Inline,
                bufferMax, bufferMax / 2, useSynchronizationContext: false));
            input = new UntilRead(pipe.Reader);
            (connection.Transport, connection.ConnectionClosed) = (this, gone.Token);
            taking = TakeAsync();
        }

        public PipeReader Input => input;

        public PipeWriter Output => socket.Output;

        public async ValueTask DisposeAsync()
        {
            (connection.Transport, connection.ConnectionClosed) = (socket, closed);
            await served.CancelAsync();
            await pipe.Reader.CompleteAsync();
            socket.Input.CancelPendingRead();
            await taking;
            served.Dispose();
            gone.Dispose();
        }

        private async Task TakeAsync()
        {
            try
            {
                while (await TakeSomeAsync())
                {
                }
            }
            catch (Exception)
            {
                // The connection broke, or the site ended it: nothing more comes.
            }

            if (connection.Features.Get<ITlsConnectionFeature>() is not null) await UntilServedAsync(Task.Delay(Left(), served.Token));
            await pipe.Writer.CompleteAsync();
            await UntilServedAsync(input.AllReadAsync().WaitAsync(Longest, served.Token));
            await gone.CancelAsync();
        }

        private async Task<bool> TakeSomeAsync()
        {
            var some = await socket.Input.ReadAsync();
            if (!some.Buffer.IsEmpty) lastArrival = Stopwatch.GetTimestamp();
            input.Expect(some.Buffer.Length);
            foreach (var piece in some.Buffer) pipe.Writer.Write(piece.Span);
            socket.Input.AdvanceTo(some.Buffer.End);
            var passed = await pipe.Writer.FlushAsync();
            return !some.IsCompleted && !some.IsCanceled && !passed.IsCompleted;
        }

        private TimeSpan Left()
        {
            var left = Grace - Stopwatch.GetElapsedTime(lastArrival);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        private static async Task UntilServedAsync(Task wait) =>
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Says that nothing more comes only to who has seen all that came.</summary>
    private sealed class UntilRead(PipeReader arrived) : PipeReader
    {
        private const long NotAll = -1;

        private readonly TaskCompletionSource allRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ReadOnlySequence<byte> shown;
        private long seen = NotAll;
        private long unread;
        private bool awaited;

        /// <summary>So much more is to be read.</summary>
        public void Expect(long bytes) => Interlocked.Add(ref unread, bytes);

        /// <summary>Ends when everything expected was read.</summary>
        public Task AllReadAsync()
        {
            Volatile.Write(ref awaited, true);
            Interlocked.MemoryBarrier(); // who reads the last byte now sees that it is waited for, or is seen here
            if (Interlocked.Read(ref unread) == 0) allRead.TrySetResult();
            return allRead.Task;
        }

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            Show(await arrived.ReadAsync(cancellationToken));

        public override bool TryRead(out ReadResult result)
        {
            var any = arrived.TryRead(out result);
            if (any) result = Show(result);
            return any;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            var left = shown.Slice(consumed).Length;
            seen = shown.Slice(examined).IsEmpty ? left : NotAll;
            var read = shown.Length - left;
            shown = default;
            arrived.AdvanceTo(consumed, examined);
            if (Interlocked.Add(ref unread, -read) == 0 && Volatile.Read(ref awaited)) allRead.TrySetResult();
        }

        public override void CancelPendingRead() => arrived.CancelPendingRead();

        public override void Complete(Exception? exception = null) => arrived.Complete(exception);

        private ReadResult Show(ReadResult result)
        {
            shown = result.Buffer;
            var isNews = !shown.IsEmpty && shown.Length != seen;
            return isNews && result.IsCompleted ? new ReadResult(shown, result.IsCanceled, isCompleted: false) : result;
        }
    }
}
