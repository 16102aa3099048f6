using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Clinic.Web.Data;

/// <summary>Lets <c>dotnet ef</c> see the SQLite model without starting the site.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteClinicDbContext>
{
    public SqliteClinicDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteClinicDbContext>();
        options.UseClinicSqlite(new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=:memory:", null), new());
        return new SqliteClinicDbContext(options.Options);
    }
}

/// <summary>Lets <c>dotnet ef</c> see the SQL Server model without a server.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerClinicDbContext>
{
    public SqlServerClinicDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerClinicDbContext>();
        options.UseClinicSqlServer(new DatabaseOptions(DatabaseProvider.SqlServer, "Server=none", null));
        return new SqlServerClinicDbContext(options.Options);
    }
}
