using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>Notes when a writer's page first showed them an answer.</summary>
public sealed partial class AnswerReadings(ClinicDbContext db, TimeProvider time, ILogger<AnswerReadings> logger)
{
    /// <summary>
    /// Notes what this page shows for the first time. A look at headers alone and a browser that fetches ahead show nobody
    /// anything. What cannot be noted keeps nobody from reading.
    /// </summary>
    public async Task NoteAsync(RequestView view, HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || IsAhead(request)) return;
        var shown = view.Messages.Where(message => message.Ours).Select(message => message.Id).ToList();
        if (shown.Count == 0) return;
        try
        {
            var known = await db.AnswerReadings.Where(r => shown.Contains(r.EventId)).Select(r => r.EventId).ToListAsync();
            var now = time.GetUtcNow().UtcDateTime;
            db.AnswerReadings.AddRange(shown.Except(known).Select(id => new AnswerReading(id, now)));
            if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            db.ChangeTracker.Clear(); // noted by another window in that moment, or the database is away
            LogNotNoted(logger, exception);
        }
    }

    private static bool IsAhead(HttpRequest request) =>
        request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["X-Moz"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(LogLevel.Warning, "It could not be noted that an answer was read")]
    private static partial void LogNotNoted(ILogger logger, Exception exception);
}
