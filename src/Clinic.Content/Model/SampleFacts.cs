namespace Clinic.Content;

/// <summary>What the sample clinic's facts are made of: nothing of it can be a real clinic's.</summary>
internal static class SampleFacts
{
    // Reserved for examples, so that nobody has them (RFC 2606, RFC 6761).
    private static readonly string[] Hosts = ["example", "test", "invalid", "localhost", "example.com", "example.net", "example.org"];

    /// <param name="key">The field of <c>clinic.yml</c>.</param>
    public static bool Is(string key, string value) => key switch
    {
        "name" => value.Contains("Sample Clinic", StringComparison.OrdinalIgnoreCase),
        "street" => value.Contains("Example Street", StringComparison.OrdinalIgnoreCase),
        "phone" => IsFictional(TypedPhone.ToE164(value)),
        "email" => value.Split('@')[^1].TrimEnd('.') is var host
            && Hosts.Any(reserved => host.Equals(reserved, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{reserved}", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };

    // 555-0100 to 555-0199 in any area code are kept for stories (NANPA).
    private static bool IsFictional(string? e164) => e164 is { Length: 12 } && e164.StartsWith("+1", StringComparison.Ordinal) && e164.AsSpan(5, 5).SequenceEqual("55501");
}
