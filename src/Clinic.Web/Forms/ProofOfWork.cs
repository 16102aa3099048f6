using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Clinic.Web.Hosting;
using Clinic.Web.Security;

namespace Clinic.Web.Forms;

/// <summary>When browsers are asked for a sum (key <c>Forms:ProofOfWork</c>).</summary>
public enum ProofOfWorkMode
{
    Never,

    /// <summary>While more forms arrive than <see cref="FormLimits.FloodPerHour"/>.</summary>
    InFlood,

    Always,
}

/// <summary>
/// Asks a browser for a sum before a form is sent: a second for one person, and that second again for each form of a
/// flood. The idea is Hashcash (Back 2002), with SHA-256 and nobody else's service. A browser without JavaScript brings no
/// answer: in somebody else's flood that limits mail and nothing more; only what comes beyond
/// <see cref="UnprovenPerClient"/> from one client is set aside for staff to look at, and nothing is refused.
/// </summary>
public sealed class ProofOfWork : IDisposable
{
    /// <summary>Zero bits that the hash starts with: 2^15 tries on average, half a second to three in a browser.</summary>
    public const int Bits = 15;

    /// <summary>How many forms of a client count in a flood, within an hour, although they bring no answer.</summary>
    public const int UnprovenPerClient = 2;

    // One answer serves a form that is corrected and sent again, and not a thousand others.
    private const int SendingsPerAnswer = 3;

    private readonly ProofOfWorkMode mode;
    private readonly SlidingWindowRateLimiter forms;
    private readonly PartitionedRateLimiter<HttpContext> unproven = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetFixedWindowLimiter(FormLimiter.ClientNetwork(context), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = UnprovenPerClient,
            Window = TimeSpan.FromHours(1),
        }));

    private readonly PartitionedRateLimiter<Guid> answers = PartitionedRateLimiter.Create<Guid, Guid>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = SendingsPerAnswer,
            Window = TimeSpan.FromHours(1),
        }));

    /// <exception cref="ConfigurationException"><c>Forms:ProofOfWork</c> is none of the three modes.</exception>
    public ProofOfWork(IConfiguration configuration, FormLimits limits)
    {
        mode = configuration.Setting("Forms:ProofOfWork") switch
        {
            null or "" => limits.Enabled ? ProofOfWorkMode.InFlood : ProofOfWorkMode.Never,
            var value when Enum.TryParse<ProofOfWorkMode>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) => known,
            var value => throw new ConfigurationException("Forms:ProofOfWork", $"'{value}' is none of Never, InFlood and Always"),
        };
        forms = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limits.FloodPerHour,
            Window = TimeSpan.FromHours(1),
            SegmentsPerWindow = 6,
        });
    }

    /// <summary>Whether a form that is sent now has to bring an answer.</summary>
    public bool Asked => mode switch
    {
        ProofOfWorkMode.Always => true,
        ProofOfWorkMode.InFlood => forms.GetStatistics() is { CurrentAvailablePermits: 0 },
        _ => false,
    };

    /// <summary>Tells that a form was sent, by whomever.</summary>
    public void Count()
    {
        using var counted = forms.AttemptAcquire();
    }

    /// <summary>Whether a form without an answer looks like one of many of its client; counts it.</summary>
    public bool IsOneOfMany(HttpContext context)
    {
        if (mode is ProofOfWorkMode.Always) return true; // the owner asked for an answer from everybody
        using var lease = unproven.AttemptAcquire(context);
        return !lease.IsAcquired;
    }

    /// <summary>Whether the answer is right for the form with that key, and was not used for many others.</summary>
    /// <param name="answer">A number whose text, behind the key and a colon, hashes to <see cref="Bits"/> zero bits.</param>
    public bool Accepts(Guid requestKey, string? answer)
    {
        if (answer is not { Length: > 0 and <= 20 }) return false;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{requestKey:D}:{answer}"));
        if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) < Bits) return false;
        using var use = answers.AttemptAcquire(requestKey);
        return use.IsAcquired;
    }

    public void Dispose()
    {
        forms.Dispose();
        unproven.Dispose();
        answers.Dispose();
    }
}
