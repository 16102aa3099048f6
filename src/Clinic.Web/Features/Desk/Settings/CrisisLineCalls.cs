using Clinic.Content;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Settings;

/// <summary>One crisis line, and who last saw that it answers.</summary>
/// <param name="By">Null while nobody has, under the number it has now.</param>
public sealed record CrisisLineCall(CrisisLine Line, string? By, DateTime? At)
{
    /// <summary>911 is known to everyone, and a call to try it would take it from somebody who needs it.</summary>
    public bool MayBeTried => Line.Number is not "911";

    public bool Done => By is not null || !MayBeTried;
}

/// <summary>
/// Which lines of <c>content/crisis.yml</c> an owner has called once. A wrong digit there costs more than any other on the
/// site, and no program can see it. What is kept names the number: a changed one is asked for anew.
/// </summary>
public sealed class CrisisLineCalls(ClinicDbContext db, PageLibrary library)
{
    public async Task<IReadOnlyList<CrisisLineCall>> ReadAsync(CancellationToken cancellation)
    {
        var calls = await db.StaffActions.AsNoTracking().Where(a => a.Kind == StaffActionKind.CrisisLineCalled).OrderBy(a => a.At)
            .Select(a => new { a.Detail, a.StaffName, a.At }).ToListAsync(cancellation);
        return
        [
            .. library.Current.Crisis.Lines.Select(line => calls.FindLast(call => call.Detail == CodeOf(line)) is { } call
                ? new CrisisLineCall(line, call.StaffName, call.At)
                : new CrisisLineCall(line, null, null)),
        ];
    }

    /// <summary>The line as the trail names it: its id, and all that is dialed, pressed or sent.</summary>
    public static string CodeOf(CrisisLine line)
    {
        var code = $"{line.Id} {line.Href}{(line.Press is null ? "" : $" {line.Press}")}";
        return code.Length > StaffAction.DetailMax ? code[..StaffAction.DetailMax] : code;
    }
}
