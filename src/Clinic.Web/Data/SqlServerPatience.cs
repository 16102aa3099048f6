using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Clinic.Web.Data;

/// <summary>
/// Ends waiting for a SQL Server that does not answer when a scope's <see cref="WritePatience"/> is used up, for reads as for writes:
/// left to themselves, one connection waits 15 s, one command 30 s, and both are tried again for minutes, while somebody's form waits.
/// </summary>
public static class SqlServerPatience
{
    /// <summary>How long to wait for a connection, in seconds, where the connection string does not say.</summary>
    public static readonly int ConnectSeconds = (int)WriteDoor.Patience.TotalSeconds;

    /// <summary>Tells what EF Core does, before and after, to whoever counts.</summary>
    public static readonly IInterceptor[] Interceptors = [new Connections(), new Commands()];

    /// <summary>The connection string with a limit on connecting.</summary>
    public static string Limit(string connection)
    {
        var builder = new SqlConnectionStringBuilder(connection);
        if (!builder.ShouldSerialize("Connect Timeout")) builder.ConnectTimeout = ConnectSeconds;
        return builder.ConnectionString;
    }

    /// <summary>Tries again what SQL Server says will pass, as long as there is patience left.</summary>
    public static ExecutionStrategy Retries(ExecutionStrategyDependencies dependencies) => new Strategy(dependencies);

    // Migrations and commands that are made outside of the site's scopes wait as long as they need.
    private static WritePatience? Of(DbContext? context) => context is ClinicDbContext { WaitsForPeople: true } db ? db.Patience : null;

    private static void Begin(DbContext? context)
    {
        if (Of(context) is { } patience && patience.Left <= TimeSpan.Zero) throw new NotWrittenException("The database did not answer in time.");
    }

    private static void Failed(DbContext? context, TimeSpan after) => Of(context)?.Spend(after);

    private sealed class Strategy(ExecutionStrategyDependencies dependencies) : SqlServerRetryingExecutionStrategy(dependencies)
    {
        protected override TimeSpan? GetNextDelay(Exception lastException)
        {
            if (base.GetNextDelay(lastException) is not { } delay) return null;
            if (Of(Dependencies.CurrentContext.Context) is not { } patience) return delay;
            if (patience.Left <= delay) return null;
            patience.Spend(delay);
            return delay;
        }
    }

    private sealed class Connections : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Begin(eventData.Context);
            return ValueTask.FromResult(result);
        }

        public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            Failed(eventData.Context, eventData.Duration);
            return Task.CompletedTask;
        }
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Limit(command, eventData.Context);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Limit(command, eventData.Context);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            Limit(command, eventData.Context);
            return ValueTask.FromResult(result);
        }

        public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            Failed(eventData.Context, eventData.Duration);
            return Task.CompletedTask;
        }

        private static void Limit(DbCommand command, DbContext? context)
        {
            Begin(context);
            if (Of(context) is { } patience) command.CommandTimeout = Math.Max(1, (int)Math.Ceiling(patience.Left.TotalSeconds)); // 0 would wait for ever
        }
    }
}
