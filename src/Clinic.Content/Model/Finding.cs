namespace Clinic.Content;

public enum Severity
{
    /// <summary>To be seen to; the check passes.</summary>
    Warning,

    /// <summary>A fact is past its day: the strict check fails, and the site serves its pages without the fact.</summary>
    Expired,

    /// <summary>The check fails, and the content is not served.</summary>
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
