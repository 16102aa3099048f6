namespace Clinic.Web.Hosting;

/// <summary>
/// Takes NUL out of forms before anybody reads them: the framework refuses a whole form for one, and whoever pasted it would
/// lose every word, on resending too.
/// </summary>
public static class WithoutNul
{
    public static IApplicationBuilder UseFormsWithoutNul(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            context.Request.Body = new WithoutNulStream(context.Request.Body);
        return next(context);
    });

    // Reads into a buffer of its own: "%00" may lie across two reads, so what may be its beginning waits for the next.
    private sealed class WithoutNulStream(Stream inner) : Stream
    {
        private readonly byte[] buffer = new byte[4096];
        private int given;
        private int ready;
        private int waiting;
        private bool ended;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> wanted, CancellationToken cancellationToken = default)
        {
            while (given == ready && !ended)
            {
                buffer.AsSpan(ready, waiting).CopyTo(buffer);
                var read = await inner.ReadAsync(buffer.AsMemory(waiting), cancellationToken);
                ended = read == 0;
                given = 0;
                Sort(waiting + read);
            }

            var length = Math.Min(wanted.Length, ready - given);
            buffer.AsMemory(given, length).CopyTo(wanted);
            given += length;
            return length;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Forms are read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // What may be given comes first in the buffer, what waits for the next read right behind it.
        private void Sort(int length)
        {
            (ready, waiting) = (0, 0);
            for (var at = 0; at < length; at++)
            {
                if (buffer[at] == 0) continue;
                if (buffer[at] == '%')
                {
                    var rest = buffer.AsSpan(at + 1, length - at - 1);
                    if (rest.StartsWith("00"u8))
                    {
                        at += 2;
                        continue;
                    }

                    if (!ended && (rest.IsEmpty || (rest.Length == 1 && rest[0] == '0')))
                    {
                        waiting = length - at;
                        buffer.AsSpan(at, waiting).CopyTo(buffer.AsSpan(ready));
                        return;
                    }
                }

                buffer[ready++] = buffer[at];
            }
        }
    }
}
