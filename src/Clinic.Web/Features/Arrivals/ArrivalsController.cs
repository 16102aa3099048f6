using System.Runtime.CompilerServices;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Arrivals;

/// <summary>
/// Says how many wrote since a page was made: as server-sent events (HTML section 9.2) to who accepts them, as one
/// number to who does not.
/// </summary>
[Route("desk/arrivals")]
public sealed class ArrivalsController(
    ArrivalSignal signal, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider time) : Controller
{
    // A browser connects again by itself, and is let in only as long as its session lasts.
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    /// <param name="since">Ticks of the newest arrival that the page knows.</param>
    [HttpGet("")]
    public async Task<IResult> Index(long since, CancellationToken cancellation)
    {
        var then = new DateTime(Math.Clamp(since, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        return Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/event-stream")
            ? TypedResults.ServerSentEvents(CountsAsync(then, cancellation), "arrivals")
            : TypedResults.Json(await CountAsync(then, cancellation));
    }

    private async IAsyncEnumerable<int> CountsAsync(DateTime then, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(Lasts, time);
        // Or a site that is told to stop would wait for its readers.
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token, lifetime.ApplicationStopping);
        using var listening = signal.Listen();
        var told = -1;
        while (!any.IsCancellationRequested)
        {
            var next = signal.Next;
            int count;
            try
            {
                count = await CountAsync(then, cancellation);
            }
            catch (Exception exception) when (StorageTrouble.Is(exception))
            {
                yield break; // the browser connects again by itself, and hears then what it missed
            }

            if (count != told) yield return told = count;
            await next.WaitAsync(any.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A scope of its own: a connection to the database is not kept for a minute.
    private async Task<int> CountAsync(DateTime then, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ArrivalCount>().SinceAsync(then, cancellation);
    }
}
