using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Clinic.Web.Hosting;

namespace Clinic.Web.Security;

/// <summary>
/// How often one may send: keys <c>RateLimits:Enabled</c>, <c>FormsPerHour</c> and <c>SignInsPerQuarterHour</c> for one
/// client, <c>FormsPerAddressPerDay</c> for one email address or phone number, <c>FloodPerHour</c> for all together.
/// </summary>
public sealed record FormLimits(bool Enabled, int FormsPerHour, int SignInsPerQuarterHour, int FormsPerAddressPerDay, int FloodPerHour)
{
    /// <exception cref="ConfigurationException">A limit is not a whole number above zero.</exception>
    public static FormLimits Read(IConfiguration configuration) => new(
        ReadSwitch(configuration, "RateLimits:Enabled"),
        ReadLimit(configuration, "RateLimits:FormsPerHour", 20),
        ReadLimit(configuration, "RateLimits:SignInsPerQuarterHour", 20),
        ReadLimit(configuration, "RateLimits:FormsPerAddressPerDay", 5),
        ReadLimit(configuration, "RateLimits:FloodPerHour", 60));

    private static bool ReadSwitch(IConfiguration configuration, string key) => configuration.Setting(key) switch
    {
        null or "" => true,
        var value when bool.TryParse(value, out var on) => on,
        var value => throw new ConfigurationException(key, $"'{value}' is neither true nor false"),
    };

    private static int ReadLimit(IConfiguration configuration, string key, int usual) => configuration.Setting(key) switch
    {
        null or "" => usual,
        var value when int.TryParse(value, CultureInfo.InvariantCulture, out var limit) && limit > 0 => limit,
        var value => throw new ConfigurationException(key, $"'{value}' is not a whole number above zero"),
    };
}

/// <summary>
/// Counts what each client sends. The action asks, rather than a middleware, so that a refused form comes back with
/// everything typed still in it.
/// </summary>
public sealed class FormLimiter : IDisposable
{
    // Eight steps, mistakes and changes of mind: far above what a household types, and a program cannot fill the disk.
    private const int DraftsPerForm = 30;

    private readonly PartitionedRateLimiter<HttpContext> forms;
    private readonly PartitionedRateLimiter<HttpContext> drafts;
    private readonly PartitionedRateLimiter<HttpContext> signIns;

    public FormLimiter(FormLimits limits)
    {
        forms = Create(limits, limits.FormsPerHour, TimeSpan.FromHours(1));
        drafts = Create(limits, limits.FormsPerHour * DraftsPerForm, TimeSpan.FromHours(1));
        signIns = Create(limits, limits.SignInsPerQuarterHour, TimeSpan.FromMinutes(15));
    }

    /// <summary>Null when the form may be sent, else how long to wait.</summary>
    public TimeSpan? WaitForForm(HttpContext context) => Ask(forms, context);

    /// <summary>Null when a form that is not sent yet may be kept, else how long to wait.</summary>
    public TimeSpan? WaitForDraft(HttpContext context) => Ask(drafts, context);

    /// <summary>Null when a sign-in may be tried, else how long to wait.</summary>
    public TimeSpan? WaitForSignIn(HttpContext context) => Ask(signIns, context);

    /// <summary>An IPv4 address, or an IPv6 /56: what one household is given (RFC 6177 section 2), 256 times over were it counted by /64.</summary>
    public static string ClientNetwork(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetwork
            ? address.ToString()
            : new IPAddress([.. address.GetAddressBytes()[..7], .. new byte[9]]) + "/56";
    }

    public void Dispose()
    {
        forms.Dispose();
        drafts.Dispose();
        signIns.Dispose();
    }

    private static PartitionedRateLimiter<HttpContext> Create(FormLimits limits, int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => limits.Enabled
            ? RateLimitPartition.GetSlidingWindowLimiter(ClientNetwork(context), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = window,
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter("off"));

    private static TimeSpan? Ask(PartitionedRateLimiter<HttpContext> limiter, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(10);
    }
}
