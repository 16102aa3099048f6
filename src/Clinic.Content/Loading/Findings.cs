using System.Collections.Concurrent;

namespace Clinic.Content;

/// <summary>Collects what is found in all files; pages are checked side by side.</summary>
internal sealed class Findings
{
    private readonly ConcurrentBag<Finding> found = [];

    public bool HasErrors => found.Any(f => f.Severity is Severity.Error);

    public void Error(string file, int line, string rule, string message, string fix) =>
        found.Add(new Finding(file, line, Severity.Error, rule, message, fix));

    public void Expired(string file, int line, string rule, string message, string fix) =>
        found.Add(new Finding(file, line, Severity.Expired, rule, message, fix));

    public void Warning(string file, int line, string rule, string message, string fix) =>
        found.Add(new Finding(file, line, Severity.Warning, rule, message, fix));

    public IReadOnlyList<Finding> Sorted() =>
        [.. found.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal)];
}
