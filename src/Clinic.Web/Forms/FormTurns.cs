using Clinic.Web.Data;

namespace Clinic.Web.Forms;

/// <summary>
/// Lets what comes of one form through one after the other. An impatient finger's second post then finds what the first has stored,
/// and two hundred of them cost the database one write and not two hundred tries. Between instances its unique keys see to the rest.
/// </summary>
public sealed class FormTurns
{
    // By then the first is stored and everybody finds it, or it was given back. After a second, on a busy machine, it was
    // neither: all others tried to write what was one inquiry, and the last of two hundred waited for their turn in vain.
    private static readonly TimeSpan AMoment = WriteDoor.Patience;

    private readonly Dictionary<string, Line> lines = [];

    /// <summary>Waits a moment for a turn, and goes on without one after it; dispose what is returned to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string? form)
    {
        var id = form ?? "";
        Line? line;
        lock (lines)
        {
            if (!lines.TryGetValue(id, out line)) lines[id] = line = new Line();
            line.Waiting++;
        }

        var came = await line.Turn.WaitAsync(AMoment);
        return new Leaving(() =>
        {
            if (came) line.Turn.Release();
            lock (lines)
            {
                if (--line.Waiting > 0) return;
                lines.Remove(id);
                line.Turn.Dispose();
            }
        });
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Waiting { get; set; }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
