using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Clinic.Web.Data;

/// <summary>
/// The one door to writing, for everybody: visitors, staff, sign-in, background jobs. <see cref="ClinicDbContext"/> goes through it by
/// itself. Whoever waits here holds no thread, so that pages which write nothing are served as if nobody waited.
/// </summary>
/// <remarks>
/// SQLite has one writer at a time whatever a program does: here the others wait in a queue and not on the file's lock, where each would
/// hold a thread. SQL Server takes many at once, up to a bound below its pool of 100 connections.
/// </remarks>
public sealed class WriteDoor(DatabaseOptions database) : IDisposable
{
    /// <summary>The longest that one request may wait to write, for its turn and for the lock together; 503 comes after that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Who comes beyond these is turned away at once: they would not get through in time, and each holds a request in memory.</summary>
    public const int WaitingMax = 500;

    private const int AtOnceOnSqlServer = 32;

    private readonly SemaphoreSlim turns = new(database.Provider is DatabaseProvider.Sqlite ? 1 : AtOnceOnSqlServer);
    private int waiting;

    /// <summary>Waits for a turn; dispose what is returned to let the next one in.</summary>
    /// <exception cref="NotWrittenException">Too many wait, or the turn did not come in time.</exception>
    public async Task<IDisposable> EnterAsync(WritePatience patience)
    {
        if (turns.Wait(0)) return new Turn(turns);
        try
        {
            if (Interlocked.Increment(ref waiting) > WaitingMax) throw new NotWrittenException("Too many are waiting to write.");
            var since = Stopwatch.GetTimestamp();
            var came = await turns.WaitAsync(patience.Left);
            patience.Spend(Stopwatch.GetElapsedTime(since));
            return came ? new Turn(turns) : throw new NotWrittenException("The turn to write did not come in time.");
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Writes in a turn, for whoever asked: also when they are gone meanwhile.</summary>
    /// <param name="write">Gets a token that ends a wait for SQL Server; SQLite's lock is waited for by <see cref="SqliteLockWait"/>.</param>
    /// <exception cref="NotWrittenException">The turn did not come in time, or the database kept its lock.</exception>
    public async Task<T> WriteAsync<T>(WritePatience patience, Func<CancellationToken, Task<T>> write)
    {
        using var turn = await EnterAsync(patience);
        // A statement of SQLite's is never given up halfway: it came to its end or found the lock taken, and the answer says which.
        using var limit = database.Provider is DatabaseProvider.Sqlite ? null : new CancellationTokenSource(patience.Left);
        try
        {
            return await write(limit?.Token ?? CancellationToken.None);
        }
        catch (RetryLimitExceededException exception)
        {
            throw new NotWrittenException("The database kept its lock, or was away.", exception);
        }
        catch (OperationCanceledException exception) when (limit is { IsCancellationRequested: true })
        {
            throw new NotWrittenException("The database did not answer in time.", exception);
        }
    }

    public void Dispose() => turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        private SemaphoreSlim? taken = turns;

        public void Dispose() => Interlocked.Exchange(ref taken, null)?.Release();
    }
}

/// <summary>Nothing was written, because others write or the database is locked or away: the same again in a minute may go through.</summary>
public sealed class NotWrittenException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// What is left of <see cref="WriteDoor.Patience"/> to one scope, which is one request or one round of a job. With SQL Server, reads
/// that fail use it up too: see <see cref="SqlServerPatience"/>. Measured by the machine's
/// own stopwatch and not by the site's clock: this is about threads and people who wait, not about dates.
/// </summary>
public sealed class WritePatience
{
    private TimeSpan spent;

    public TimeSpan Left => spent < WriteDoor.Patience ? WriteDoor.Patience - spent : TimeSpan.Zero;

    public void Spend(TimeSpan time) => spent += time;
}
