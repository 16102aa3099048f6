using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Web.Data;

/// <summary>Sends through the <see cref="WriteDoor"/> what writes past the change tracker: <c>ExecuteUpdate</c> and <c>ExecuteDelete</c>.</summary>
public sealed class WriteTurns : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Of(eventData) is { } db) await db.BeginCommandAsync();
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Of(eventData)?.EndCommand();
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Of(eventData)?.EndCommand();
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Of(eventData)?.EndCommand();
        return Task.CompletedTask;
    }

    private static ClinicDbContext? Of(CommandEventData command) =>
        command.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete ? command.Context as ClinicDbContext : null;
}
