using System.Text.Json;
using Clinic.Web.Data;
using Clinic.Web.Features.Asking;
using Clinic.Web.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Clinic.Web.Tests.Data;

/// <summary>
/// Erased is erased: whoever has the disk and the vault's keys finds nothing of it, in no file of the database, while the site runs
/// or after it has stopped. The search is shown to find what is there.
/// </summary>
public sealed class ErasedOnDiskTests
{
    private const int Erased = 100;

    [Fact]
    public async Task Of_a_hundred_erased_inquiries_a_search_of_the_disk_with_the_keys_at_hand_opens_nothing()
    {
        await using var site = new ClinicSite();
        var (gone, kept) = await FillAsync(site);

        var before = Search(site, [.. gone, .. kept]);
        await EraseAsync(site, gone);
        var running = Search(site, gone);
        var keptRunning = Search(site, kept);
        await StopAsync(site);
        var stopped = Search(site, gone);

        Assert.Equal(gone.Count + kept.Count, before.Count);
        Assert.Empty(running);
        Assert.Equal(kept.Count, keptRunning.Count);
        Assert.Empty(stopped);
    }

    [Fact]
    public async Task Without_zeros_over_what_was_deleted_the_same_search_finds_and_opens_it()
    {
        await using var site = new ClinicSite
        {
            Replace = services => services.ConfigureDbContext<SqliteClinicDbContext>(options => options.AddInterceptors(new NoZeros())),
        };
        var (gone, _) = await FillAsync(site, 20);

        await EraseAsync(site, gone);
        await StopAsync(site);

        Assert.NotEmpty(Search(site, gone));
    }

    [Fact]
    public async Task Somebody_who_reads_keeps_it_in_the_log_and_it_goes_when_they_are_done()
    {
        await using var site = new ClinicSite();
        var (gone, _) = await FillAsync(site, 5);
        await using (var reader = new SqliteConnection($"Data Source={Path.Combine(site.DataFolder.FullName, "clinic.db")};Pooling=False"))
        {
            await reader.OpenAsync(TestContext.Current.CancellationToken);
            await using var reading = reader.BeginTransaction(deferred: true);
            await using var look = reader.CreateCommand();
            look.CommandText = "SELECT COUNT(*) FROM Inquiries";
            await look.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await EraseAsync(site, gone);
            Assert.NotEmpty(Search(site, gone));
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (Search(site, gone).Count > 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Details_that_were_corrected_are_gone_from_the_disk_as_they_were()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        await browser.AskAsync("/consultation");
        var before = (await site.InquiriesAsync())[0];
        var sealedBefore = new Sealed(before.Id, InquiryWords.Purpose, before.Envelope) { Vault = site.Services.GetRequiredService<Vault>() };

        await site.QueryAsync(async db =>
        {
            var inquiry = await db.Inquiries.Include(i => i.Events).SingleAsync();
            var vault = site.Services.GetRequiredService<Vault>();
            var words = site.WordsOf(inquiry);
            words = words with { Reach = words.Reach with { Email = "another@clinic.example" } };
            inquiry.Correct(
                vault.Seal(inquiry.Id, InquiryWords.Purpose, words), vault.Seal(inquiry.Id, InquiryWords.InitialsPurpose, "RQ"),
                null, null, DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });

        Assert.Empty(Search(site, [sealedBefore]));
    }

    /// <summary>Inquiries as they come and are worked on: with notes, follow-ups and corrected details, which make rows grow and move.</summary>
    private static async Task<(List<Sealed> Gone, List<Sealed> Kept)> FillAsync(ClinicSite site, int erased = Erased)
    {
        var seals = new List<Sealed>();
        var staff = await site.InviteAsync("nora@clinic.example"); // the site has started and its database is there
        Assert.NotNull(staff);
        var vault = site.Services.GetRequiredService<Vault>();
        for (var n = 0; n < erased + 5; n++)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var words = new InquiryWords { Reach = new Reach { Name = $"Robin {n}", Email = $"robin{n}@clinic.example" }, Message = new string('m', n * 37 % 2_000) };
            var facts = new InquiryFacts(InquiryKind.Question, InquiryTopic.Depression, null, Guid.NewGuid(), default, null);
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<InquiryIntake>().ReceiveAsync(facts, words));
        }

        var somebody = new StaffMember { Id = Guid.CreateVersion7(), DisplayName = "Nora" };
        var ids = (await site.InquiriesAsync()).Select(i => i.Id).ToList();
        foreach (var (n, id) in ids.Index())
        {
            await site.QueryAsync(async db =>
            {
                var inquiry = await db.Inquiries.Include(i => i.Events).SingleAsync(i => i.Id == id);
                seals.Add(new Sealed(id, InquiryWords.Purpose, inquiry.Envelope) { Vault = vault });
                seals.Add(new Sealed(id, InquiryWords.InitialsPurpose, inquiry.SealedInitials) { Vault = vault });
                for (var note = 0; note < n % 3; note++)
                {
                    var noteId = Guid.CreateVersion7();
                    var text = vault.Seal(noteId, InquiryWords.NotePurpose, new string('n', 300));
                    inquiry.AddNote(noteId, text, somebody, DateTime.UtcNow);
                    seals.Add(new Sealed(noteId, InquiryWords.NotePurpose, text) { Of = id, Vault = vault });
                }

                inquiry.SetFollowUp(DateOnly.FromDateTime(DateTime.UtcNow), somebody, DateTime.UtcNow);
                inquiry.MoveTo(InquiryStatus.Contacted, somebody, DateTime.UtcNow);
                return await db.SaveChangesAsync();
            });
        }

        // Five among them stay, so that there is something to find.
        var stay = ids.Where((_, n) => n % (erased / 5) == 1).Take(5).ToHashSet();
        return ([.. seals.Where(s => !stay.Contains(s.Of))], [.. seals.Where(s => stay.Contains(s.Of))]);
    }

    private static async Task EraseAsync(ClinicSite site, IReadOnlyList<Sealed> seals)
    {
        foreach (var id in seals.Select(s => s.Of).Distinct())
        {
            await site.QueryAsync(db => db.Inquiries.Where(i => i.Id == id)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ErasureAskedAt, DateTime.UtcNow)));
        }

        // By the page itself, as the owner does it.
        var owner = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        foreach (var inquiry in (await site.InquiriesAsync()).Where(i => i.ErasureAskedAt is not null))
        {
            var path = $"/desk/inquiries/{inquiry.Reference}/erasure";
            var done = await owner.SubmitAsync((await owner.GetPageAsync(path)).Form(path));
            Assert.Equal($"/desk/inquiries/{inquiry.Reference}", done.RedirectsTo);
        }

        Assert.All((await site.InquiriesAsync()).Where(i => i.ErasureAskedAt is not null), i => Assert.True(i.Erased));
        var tokens = await site.QueryAsync(db => db.SearchTokens.CountAsync(t => db.Inquiries.Any(i => i.Id == t.InquiryId && i.ErasedAt != null)));
        Assert.Equal(0, tokens);
    }

    private static async Task StopAsync(ClinicSite site)
    {
        await site.Services.GetRequiredService<IHost>().StopAsync(TestContext.Current.CancellationToken);
        TestDatabase.ReleaseSqlite(site.DataFolder); // what the end of a process does
    }

    // Finds a seal by any part of it that lies anywhere, and then opens it with the site's own key: by its place, where it lies whole,
    // else as whoever has the key would, from the part (GCM without its tag is a stream that any part of can be read).
    private static List<Sealed> Search(ClinicSite site, IReadOnlyList<Sealed> seals)
    {
        const int Part = 24;
        var found = new List<Sealed>();
        var files = site.DatabaseFiles.Select(Read).ToList();
        foreach (var sought in seals)
        {
            if (!Parts(sought.Bytes).Any(part => files.Any(file => file.AsSpan().IndexOf(part) >= 0))) continue;
            found.Add(sought);
            var whole = files.Select(file => (File: file, At: file.AsSpan().IndexOf(sought.Bytes))).FirstOrDefault(hit => hit.At >= 0);
            if (whole.File is not null)
                Assert.NotEqual(default, sought.Vault.Open<JsonElement>(sought.Subject, sought.Purpose, whole.File.AsSpan(whole.At, sought.Bytes.Length)));
        }

        return found;

        // Beyond version and key id, which all have in common.
        static IEnumerable<byte[]> Parts(byte[] bytes)
        {
            for (var at = 17; at + Part <= bytes.Length; at += Part) yield return bytes[at..(at + Part)];
        }
    }

    private static byte[] Read(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed record Sealed(Guid Subject, string Purpose, byte[] Bytes)
    {
        /// <summary>The inquiry it belongs to.</summary>
        public Guid Of { get; init; } = Subject;

        /// <summary>With the site's keys, also when the site has stopped.</summary>
        public required Vault Vault { get; init; }
    }

    /// <summary>Takes the defence out.</summary>
    private sealed class NoZeros : DbConnectionInterceptor
    {
        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA secure_delete=OFF";
            command.ExecuteNonQuery();
            return Task.CompletedTask;
        }
    }
}
