using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Clinic.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Web.Tests.Data;

/// <summary>A SQL Server that takes the connection and says nothing more: what asks it is told in time, and does not ask all over again.</summary>
public sealed class SqlServerAwayTests : IDisposable
{
    private readonly TcpListener server = new(IPAddress.Loopback, 0);

    public SqlServerAwayTests() => server.Start();

    [Fact]
    public async Task Three_reads_and_a_save_of_one_request_together_wait_no_longer_than_one_may()
    {
        var options = new DatabaseOptions(DatabaseProvider.SqlServer, $"Server=tcp:127.0.0.1,{((IPEndPoint)server.LocalEndpoint).Port};User Id=clinic;Password=none", null);
        using var door = new WriteDoor(options);
        await using var db = new SqlServerClinicDbContext(Of(options), door);
        var since = Stopwatch.StartNew();

        for (var n = 0; n < 3; n++) await Assert.ThrowsAnyAsync<Exception>(() => db.FormDrafts.CountAsync(TestContext.Current.CancellationToken));
        db.RequestCodes.Add(new RequestCode("KR7-4M2Q"));
        var told = await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));

        Assert.True(StorageTrouble.Is(told), told.ToString());
        Assert.True(since.Elapsed < 2 * WriteDoor.Patience, $"{since.Elapsed}");
    }

    [Theory]
    [InlineData("Server=none", 4)]
    [InlineData("Server=none;Connect Timeout=9", 9)]
    [InlineData("Server=none;Connection Timeout=20", 20)]
    public void Connecting_is_given_up_after_four_seconds_unless_the_connection_string_says_otherwise(string connection, int seconds)
    {
        using var db = new SqlServerClinicDbContext(Of(new DatabaseOptions(DatabaseProvider.SqlServer, connection, null)));

        Assert.Equal(seconds, new SqlConnectionStringBuilder(db.Database.GetConnectionString()).ConnectTimeout);
    }

    [Fact]
    public async Task A_command_is_given_what_patience_is_left_and_a_migration_as_long_as_it_takes()
    {
        // The limits are EF Core's and the same on SQLite, which is here.
        using var door = new WriteDoor(new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=:memory:", null));
        var asked = new Asked();
        var options = new DbContextOptionsBuilder<SqliteClinicDbContext>().UseSqlite("Data Source=:memory:")
            .AddInterceptors([.. SqlServerPatience.Interceptors, asked]).Options;
        await using var db = new SqliteClinicDbContext(options, door);

        await db.Database.ExecuteSqlRawAsync("SELECT 1", TestContext.Current.CancellationToken);
        db.Patience.Spend(TimeSpan.FromSeconds(2.5));
        await db.Database.ExecuteSqlRawAsync("SELECT 1", TestContext.Current.CancellationToken);
        db.Patience.Spend(TimeSpan.FromSeconds(2.5));
        await Assert.ThrowsAsync<NotWrittenException>(() => db.Database.ExecuteSqlRawAsync("SELECT 1", TestContext.Current.CancellationToken));
        db.Unhurried = true;
        await db.Database.ExecuteSqlRawAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.Equal([4, 2, 30], asked.Seconds);
    }

    public void Dispose() => server.Dispose();

    private static DbContextOptions<SqlServerClinicDbContext> Of(DatabaseOptions database)
    {
        var options = new DbContextOptionsBuilder<SqlServerClinicDbContext>();
        options.UseClinicSqlServer(database);
        return options.Options;
    }

    private sealed class Asked : DbCommandInterceptor
    {
        public List<int> Seconds { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Seconds.Add(command.CommandTimeout);
            return ValueTask.FromResult(result);
        }
    }
}
