using Clinic.Web.Hosting;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Clinic.Web.Data;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Which database holds the inquiries: keys <c>Database:Provider</c> and <c>ConnectionStrings:Clinic</c>.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize)
{
    /// <exception cref="ConfigurationException">A key has a value the site cannot use.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, SiteFolders folders)
    {
        var named = configuration.Setting("Database:Provider") ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
            throw new ConfigurationException("Database:Provider", $"'{named}' is not known; use Sqlite or SqlServer");

        var connection = configuration.Setting("ConnectionStrings:Clinic");
        if (provider is DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(connection))
            throw new ConfigurationException("ConnectionStrings:Clinic", "is empty; SQL Server needs a connection string");

        if (string.IsNullOrWhiteSpace(connection)) connection = $"Data Source={Path.Combine(folders.Data, "clinic.db")}";
        CheckSpelling(provider, connection);
        return new DatabaseOptions(provider, connection, ReadBatchSize(configuration.Setting("Database:MaxBatchSize")));
    }

    // What stands in a connection string may be a password: say that it cannot be read, and not what it says.
    private static void CheckSpelling(DatabaseProvider provider, string connection)
    {
        try
        {
            if (provider is DatabaseProvider.SqlServer) _ = new SqlConnectionStringBuilder(connection);
            else _ = new SqliteConnectionStringBuilder(connection);
        }
        catch (ArgumentException)
        {
            throw new ConfigurationException("ConnectionStrings:Clinic", $"is not a connection string for {provider}");
        }
    }

    private static int? ReadBatchSize(string? value) => value switch
    {
        null or "" => null,
        _ when int.TryParse(value, out var size) && size > 0 => size,
        _ => throw new ConfigurationException("Database:MaxBatchSize", $"'{value}' is not a whole number above zero"),
    };
}
