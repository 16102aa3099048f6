namespace Clinic.Content;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>Something the checker found: where, what is wrong, and what to do about it.</summary>
public sealed record Finding(string File, int Line, Severity Severity, string Rule, string Message, string Fix)
{
    public override string ToString() => $"{File}:{Line}: {Message} {Fix}";
}

/// <summary>The content cannot be served; the message lists every finding.</summary>
public sealed class ContentException(IReadOnlyList<Finding> findings)
    : Exception($"The content has errors:\n{string.Join('\n', findings.Where(f => f.Severity is Severity.Error))}")
{
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
