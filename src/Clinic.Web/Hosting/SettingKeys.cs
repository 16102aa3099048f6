namespace Clinic.Web.Hosting;

/// <summary>
/// Every setting that the site has, and the one way to read them. A key that is not listed here cannot be read; one that is listed
/// and stands in no table of docs/operations.md, or is read by nobody at start, fails a test.
/// </summary>
public static class SettingKeys
{
    public static readonly IReadOnlyList<string> All =
    [
        "ConnectionStrings:Clinic",
        "Content:Directory",
        "Data:Directory",
        "Data:MinimumFreeMegabytes",
        "Database:MaxBatchSize",
        "Database:Provider",
        "Desk:DangerMinutes",
        "Desk:IdleBusinessDays",
        "Desk:PublishResponseTimes",
        "Desk:SecondStep",
        "Forms:MinimumSeconds",
        "Forms:ProofOfWork",
        "ForwardedHeaders:KnownProxies",
        "HTTPS_PORT",
        "Mail:AlertTo",
        "Mail:From",
        "Mail:Host",
        "Mail:Password",
        "Mail:Port",
        "Mail:Security",
        "Mail:StaffTo",
        "Mail:User",
        "RateLimits:Enabled",
        "RateLimits:FloodPerHour",
        "RateLimits:FormsPerAddressPerDay",
        "RateLimits:FormsPerHour",
        "RateLimits:SignInsPerQuarterHour",
        "Requests:LinkDays",
        "Site:Url",
    ];

    // The platform puts connection strings of its own there, and they are none of ours.
    private const string Shared = "ConnectionStrings";

    /// <summary>What is set for the key; null when nothing is.</summary>
    public static string? Setting(this IConfiguration configuration, string key) => configuration[Listed(key)];

    /// <summary>What is set for a key that takes several: an array, or one text with commas or blanks between them.</summary>
    public static string[] SettingList(this IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(Listed(key));
        return section.Get<string[]>() ?? section.Value?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <exception cref="ConfigurationException">A key below a section of ours is none of ours: mistyped, it would be left unread in silence.</exception>
    public static void CheckSpelling(IConfiguration configuration)
    {
        foreach (var section in All.Where(key => key.Contains(':', StringComparison.Ordinal)).Select(key => key.Split(':')[0]).Distinct().Where(name => name != Shared))
        {
            foreach (var (key, value) in configuration.GetSection(section).AsEnumerable())
            {
                if (value is null || key == section || All.Any(known => Holds(known, key))) continue;
                throw new ConfigurationException(key, $"is no setting of the site; did you mean '{All.MinBy(known => Distance(known, key))}'");
            }
        }
    }

    private static string Listed(string key) =>
        All.Contains(key) ? key : throw new ArgumentException($"'{key}' is not in the list of settings.", nameof(key));

    // Keys of configuration do not tell capitals apart; "ForwardedHeaders:KnownProxies:0" is the first of several.
    private static bool Holds(string known, string key) =>
        key.Equals(known, StringComparison.OrdinalIgnoreCase) || (key.StartsWith($"{known}:", StringComparison.OrdinalIgnoreCase) && key.AsSpan(known.Length + 1) is { Length: > 0 } place && !place.ContainsAnyExceptInRange('0', '9'));

    // How many letters have to be put in, taken out or changed (Levenshtein).
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
