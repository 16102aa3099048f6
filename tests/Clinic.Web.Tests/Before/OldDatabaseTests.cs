using System.Net;
using Clinic.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Before;

/// <summary>A data folder that version 0.9.0 wrote opens, and everything in it goes on: requests, desk, search, links.</summary>
public sealed class OldDatabaseTests
{
    private const string Unreadable = "cannot be opened";

    private static readonly VersionBefore Before = VersionBefore.Read();

    [Fact]
    public async Task Every_request_opens_at_the_desk_and_by_its_writers_link()
    {
        await using var site = Before.Open();
        var nora = site.NewBrowser();
        Assert.Equal("/desk", (await nora.SignInAgainAsync("nora@clinic.example")).RedirectsTo);

        foreach (var writer in Before.Inquiries)
        {
            var erased = writer.Name == "Gale Erased";
            var desk = await nora.GetPageAsync(writer.Desk);
            Assert.Equal((writer.Name, HttpStatusCode.OK), (writer.Name, desk.Status));
            Assert.Equal((writer.Name, !erased), (writer.Name, desk.MainText.Contains(writer.Name, StringComparison.Ordinal) && desk.MainText.Contains($"{writer.FirstName} wrote", StringComparison.Ordinal)));
            Assert.DoesNotContain(Unreadable, desk.MainText, StringComparison.Ordinal);

            var visitor = site.NewBrowser();
            var own = await visitor.FollowAsync(await visitor.GetPageAsync(writer.Link));
            Assert.Equal((writer.Name, HttpStatusCode.OK), (writer.Name, own.Status));
            Assert.Equal((writer.Name, !erased), (writer.Name, own.MainText.Contains($"{writer.FirstName} wrote", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Whatever_a_timeline_says_is_read_and_its_notes_open()
    {
        await using var site = Before.Open();
        var nora = site.NewBrowser();
        await nora.SignInAgainAsync("nora@clinic.example");

        var worked = (await nora.GetPageAsync(Before.Of("Devon Worked").Desk)).MainText;
        Assert.All(
            [
                "Note about the plan.", "Contact: Left a voicemail", "Left word with the sister.", "Follow-up set for", "Follow-up cleared", "Handed to Omar Reyes", "Back in the pool",
                "An estimate is due by", "They asked to be called.", "Mail: Following up", "Good day, we wrote.", "Consultation arranged for", "For the record system.", "Moved from New to Contacted",
            ],
            said => Assert.Contains(said, worked, StringComparison.Ordinal));
        var danger = (await nora.GetPageAsync(Before.Of("Casey Words").Desk)).MainText;
        Assert.All(["Danger: the check on words", "Danger: handed over", "taken back", "Danger: reached and safe", "Spoke to them."], said => Assert.Contains(said, danger, StringComparison.Ordinal));
        Assert.Contains($"Merged into {Before.Of("Frankie Kept").Reference}", (await nora.GetPageAsync(Before.Of("Emery Merged").Desk)).MainText, StringComparison.Ordinal);
        Assert.Contains($"Took in {Before.Of("Emery Merged").Reference}", (await nora.GetPageAsync(Before.Of("Frankie Kept").Desk)).MainText, StringComparison.Ordinal);
        Assert.Contains("Jules added a lighthouse.", (await nora.GetPageAsync(Before.Of("Jules Added").Desk)).MainText, StringComparison.Ordinal);

        // None of what is stored is left unread.
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(site.DataFolder.FullName, "clinic.db")};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var stored = connection.CreateCommand();
        stored.CommandText = "SELECT DISTINCT Kind, Detail FROM InquiryEvents WHERE Detail IS NOT NULL";
        await using var rows = await stored.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var kinds = 0;
        for (; await rows.ReadAsync(TestContext.Current.CancellationToken); kinds++)
        {
            var says = new EventDetail(Enum.Parse<InquiryEventKind>(rows.GetString(0)), rows.GetString(1));
            Assert.True(IsRead(says), $"{rows.GetString(0)}: {rows.GetString(1)}");
        }

        Assert.True(kinds > 12, $"{kinds} kinds of detail");
    }

    [Fact]
    public async Task The_desk_shows_counts_and_finds_them()
    {
        await using var site = Before.Open();
        var nora = site.NewBrowser();
        await nora.SignInAgainAsync("nora@clinic.example");

        var today = (await nora.GetPageAsync("/desk")).MainText;
        Assert.Contains("1 due", today, StringComparison.Ordinal); // Devon's follow-up
        Assert.Contains("1 today", today, StringComparison.Ordinal); // and consultation
        Assert.Contains("1 set aside as a program’s", today, StringComparison.Ordinal);
        Assert.Contains("Look at this now", today, StringComparison.Ordinal); // Blake
        Assert.Contains("Took out a list: /desk/inquiries?status=all&flag=followup", (await nora.GetPageAsync("/desk/audit-log")).MainText, StringComparison.Ordinal);

        foreach (var (typed, found) in new (string, string)[]
        {
            ("Devon", "Devon Worked"), ("theodora held", "Devon Worked"), ("blake@mail.example", "Blake Danger"), (Before.Of("Avery Plain").Reference, "Avery Plain"), ("quackenb", ""), ("Gale", ""),
        })
        {
            var page = await nora.SubmitAsync((await nora.GetPageAsync("/desk/search")).Form("/desk/search"), new Dictionary<string, string?> { ["Words"] = typed });
            Assert.Equal((typed, found.Length == 0 ? "" : Before.Of(found).Reference), (typed, string.Join(' ', page.Document.QuerySelectorAll("table.queue tbody th").Select(th => th.TextContent.Trim()))));
        }

        foreach (var (list, shown) in new (string, string)[]
        {
            ("?flag=followup", "Devon Worked"), ("?Flag=Consultation&Status=All", "Devon Worked"), ("?flag=danger", "Blake Danger"), ("?flag=erasure", "Harper Withdrawn"), ("?language=es&status=all", "Devon Worked"), ("?status=new&flag=quarantined", "Indigo Aside"),
        })
            Assert.Equal((list, Before.Of(shown).Reference), (list, string.Join(' ', (await nora.GetPageAsync($"/desk/inquiries{list}")).Document.QuerySelectorAll("table.queue tbody th").Select(th => th.TextContent.Trim()))));
    }

    [Fact]
    public async Task Work_goes_on_an_invitation_lets_in_and_a_form_sent_anew_is_a_new_one()
    {
        await using var site = Before.Open();
        var nora = site.NewBrowser();
        await nora.SignInAgainAsync("nora@clinic.example");
        var path = Before.Of("Avery Plain").Desk;

        await nora.SubmitAsync((await nora.GetPageAsync(path)).Form($"{path}/notes"), new Dictionary<string, string?> { ["Note.Text"] = "Written by this version" });
        var join = await site.NewBrowser().GetPageAsync(Before.Invitation);
        await site.NewBrowser().AskAsync("/contact");

        Assert.Contains("Written by this version", (await nora.GetPageAsync(path)).MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, join.Status);
        Assert.NotNull(join.Form(Before.Invitation));
        Assert.Equal(Before.Inquiries.Count + 1, await site.QueryAsync(db => db.Inquiries.CountAsync()));
    }

    private static bool IsRead(EventDetail says) => typeof(EventDetails).GetFields().Select(reader => reader.GetValue(null)!)
        .Any(reader => reader.GetType().GetMethod("In")!.Invoke(reader, [says]) is not null);
}
