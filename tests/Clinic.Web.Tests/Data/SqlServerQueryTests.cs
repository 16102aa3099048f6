namespace Clinic.Web.Tests.Data;

/// <summary>The production provider does not rot: what the site asks and writes is SQL that SQL Server can read.</summary>
public sealed class SqlServerQueryTests
{
    [Fact]
    public async Task All_that_visitors_and_health_checks_cause_can_be_read_by_SQL_Server()
    {
        var shadow = new SqlServerShadow();
        await using var site = ShadowedSite.With(shadow);

        await site.NewBrowser().AskAsync("/consultation");
        await site.NewBrowser().AskAsync("/contact");
        await site.NewBrowser().GetPageAsync("/health/ready");

        Assert.Contains(shadow.Statements, sql => sql.Contains("INSERT INTO [Inquiries]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, sql => sql.Contains("[SubmissionDigest] = @", StringComparison.Ordinal));
        Assert.All(shadow.Statements, sql => Assert.Empty(TransactSql.ErrorsIn(sql)));
    }

    [Fact]
    public async Task Inviting_staff_can_be_read_by_SQL_Server()
    {
        var shadow = new SqlServerShadow();
        await using var site = ShadowedSite.With(shadow);

        await site.InviteAsync("nora@clinic.example");

        Assert.Contains(shadow.Statements, sql => sql.Contains("INSERT INTO [StaffInvitations]", StringComparison.Ordinal));
        Assert.All(shadow.Statements, sql => Assert.Empty(TransactSql.ErrorsIn(sql)));
    }

    [Fact]
    public void The_parser_knows_wrong_from_right()
    {
        Assert.NotEmpty(TransactSql.ErrorsIn("SELECT TOP(2) FROM [Inquiries] WHERE"));
        Assert.NotEmpty(TransactSql.ErrorsIn("SELECT * FROM \"Inquiries\" LIMIT 2"));
        Assert.Empty(TransactSql.ErrorsIn("SELECT TOP(2) [Id] FROM [Inquiries] WHERE [Id] = @id"));
    }
}
