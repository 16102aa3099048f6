using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Clinic.Web.Tests.Site;

/// <summary>Keeps what the site logs, written out as the console in production would see it: JSON with every property.</summary>
public sealed class CapturedLog : ILogEventSink
{
    private readonly RenderedCompactJsonFormatter formatter = new();
    private readonly ConcurrentQueue<LogEvent> events = new();

    public IEnumerable<LogEvent> Events => events;

    public IEnumerable<string> Lines => events.Select(entry =>
    {
        using var line = new StringWriter();
        formatter.Format(entry, line);
        return line.ToString();
    });

    public string Text => string.Concat(Lines);

    public void Emit(LogEvent logEvent) => events.Enqueue(logEvent);
}
