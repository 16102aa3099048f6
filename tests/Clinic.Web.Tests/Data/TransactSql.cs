using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Clinic.Web.Tests.Data;

/// <summary>Reads SQL as SQL Server 2022 does, with Microsoft's own parser: there is no server where most tests run.</summary>
internal static class TransactSql
{
    /// <summary>What stands against the script, with line and column; empty for one that can be read.</summary>
    public static IReadOnlyList<string> ErrorsIn(string script)
    {
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(script);
        parser.Parse(reader, out var errors);
        return [.. errors.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
    }
}
