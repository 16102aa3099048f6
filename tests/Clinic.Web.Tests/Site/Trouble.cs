using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Site;

/// <summary>Things that go wrong outside the program, done to a site on purpose.</summary>
public static class Trouble
{
    /// <summary>The database answers, but the table of inquiries is gone: a restore that went wrong.</summary>
    public static Task LoseInquiriesTableAsync(this ClinicSite site) => site.QueryAsync(db =>
        db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF; DROP TABLE InquiryEvents; DROP TABLE Inquiries;"));
}
