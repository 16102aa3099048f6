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

    // "%00" may be cut between two reads, so what may be its beginning waits for the next.
    private sealed class WithoutNulStream(Stream inner) : Stream
    {
        private readonly byte[] held = new byte[2];
        private int holding;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Length <= held.Length) throw new NotSupportedException("Forms are read in larger pieces.");
            while (true)
            {
                held.AsSpan(0, holding).CopyTo(buffer.Span);
                var read = await inner.ReadAsync(buffer[holding..], cancellationToken);
                var all = holding + read;
                holding = 0;
                var kept = Kept(buffer.Span[..all], ended: read == 0);
                if (kept > 0 || read == 0) return kept;
            }
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

        private int Kept(Span<byte> bytes, bool ended)
        {
            var to = 0;
            for (var at = 0; at < bytes.Length; at++)
            {
                if (bytes[at] == 0) continue;
                if (bytes[at] == '%')
                {
                    var rest = bytes[(at + 1)..];
                    if (rest.Length >= 2 && rest[0] == '0' && rest[1] == '0')
                    {
                        at += 2;
                        continue;
                    }

                    if (!ended && (rest.Length == 0 || (rest.Length == 1 && rest[0] == '0')))
                    {
                        holding = rest.Length + 1;
                        bytes[at..].CopyTo(held);
                        return to;
                    }
                }

                bytes[to++] = bytes[at];
            }

            return to;
        }
    }
}
