using Serilog.Core;
using Serilog.Events;

namespace Clinic.Web.Hosting;

/// <summary>
/// An invitation's link is its secret, and a path is written with every line of a request: whoever reads the log
/// could join the desk. The enricher of the logger itself runs last, after scopes and messages have said their path.
/// </summary>
public sealed class SecretPaths : ILogEventEnricher
{
    private const string Path = "RequestPath";
    private const string Doors = DeskPaths.Join + "/";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Properties.TryGetValue(Path, out var value) && value is ScalarValue { Value: string path }
            && path.StartsWith(Doors, StringComparison.OrdinalIgnoreCase))
        {
            logEvent.AddOrUpdateProperty(new LogEventProperty(Path, new ScalarValue(Doors + "(secret)")));
        }
    }
}
