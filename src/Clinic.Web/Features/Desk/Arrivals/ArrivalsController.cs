using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Arrivals;

/// <summary>
/// Says how many wrote since a page was made, and how many of what they wrote, then or later, told of danger: as
/// server-sent events (HTML section 9.2) to who accepts them, as two numbers to who does not.
/// </summary>
[Route(DeskPaths.Arrivals)]
public sealed class ArrivalsController(
    ArrivalSignal signal, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider time) : Controller
{
    // A browser connects again by itself, and is let in only as long as its session lasts.
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    /// <param name="since">Ticks of the newest arrival that the page knows.</param>
    /// <param name="danger">Ticks of the newest danger that the page knows.</param>
    [HttpGet("")]
    public async Task<IResult> Index(long since, long danger, CancellationToken cancellation)
    {
        var (then, known) = (At(since), At(danger));
        if (Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/event-stream"))
            return TypedResults.ServerSentEvents(CountsAsync(then, known, cancellation));
        var (arrivals, dangers) = await CountAsync(then, known, cancellation);
        return TypedResults.Json(new { arrivals, dangers });
    }

    private static DateTime At(long ticks) => new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private async IAsyncEnumerable<SseItem<int>> CountsAsync(DateTime then, DateTime known, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(Lasts, time);
        // Or a site that is told to stop would wait for its readers.
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token, lifetime.ApplicationStopping);
        using var listening = signal.Listen();
        var told = (Arrivals: -1, Dangers: 0);
        while (!any.IsCancellationRequested)
        {
            var next = signal.Next;
            (int Arrivals, int Dangers) now;
            try
            {
                now = await CountAsync(then, known, cancellation);
            }
            catch (Exception exception) when (StorageTrouble.Is(exception))
            {
                yield break; // the browser connects again by itself, and hears then what it missed
            }

            if (now.Dangers != told.Dangers) yield return new SseItem<int>(now.Dangers, "dangers");
            if (now.Arrivals != told.Arrivals) yield return new SseItem<int>(now.Arrivals, "arrivals");
            told = now;
            await next.WaitAsync(any.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A scope of its own: a connection to the database is not kept for a minute.
    private async Task<(int Arrivals, int Dangers)> CountAsync(DateTime then, DateTime known, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var count = scope.ServiceProvider.GetRequiredService<ArrivalCount>();
        return (await count.SinceAsync(then, cancellation), await count.DangersSinceAsync(known, cancellation));
    }
}
