using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Site;

/// <summary>Things that go wrong outside the program, done to a site on purpose.</summary>
public static class Trouble
{
    /// <summary>The database answers, but the table of inquiries is gone: a restore that went wrong.</summary>
    public static Task LoseInquiriesTableAsync(this ClinicSite site) => site.QueryAsync(db =>
        db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF; DROP TABLE InquiryEvents; DROP TABLE Inquiries;"));

    /// <summary>The database takes no new row of a table: its disk is full.</summary>
    public static Task FillDiskAsync(this ClinicSite site, string table)
    {
        var trigger = $"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END";
        return site.QueryAsync(db => db.Database.ExecuteSqlRawAsync(trigger));
    }

    /// <summary>There is room again.</summary>
    public static Task MakeRoomAsync(this ClinicSite site) => site.QueryAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER full"));
}
