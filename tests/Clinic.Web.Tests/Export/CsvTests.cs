using System.Globalization;
using System.Net;
using System.Text;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Export;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Export;

/// <summary>What leaves as CSV: asked for, written down, read back as it was typed, and no formula anywhere.</summary>
public sealed class CsvTests
{
    private static readonly string[] Starts = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'", "''", "\"", ",", ";", "=\"", "\"=", "'=", " =", "|"];

    private static readonly string[] Bodies =
    [
        "cmd|' /C calc'!A0", "HYPERLINK(\"http://evil.example\";\"x\")", "1+1", "SUM(A1:A9)", "a,b", "a\"b", "line\nbreak", "line\r\nbreak", "", " ",
        "ünï¢ødé", "😀", "מרים", "0", "true", "#REF!", "a\tb", "@SUM(1+1)*cmd", "\"\"", "-2+3",
    ];

    [Fact]
    public async Task A_thousand_hostile_cells_start_no_formula_and_come_back_exactly()
    {
        var typed = Starts.SelectMany(start => Bodies.Select(body => start + body))
            .Concat(Starts.SelectMany(start => Bodies.Select(body => $"{start}{body}{start}")))
            .Concat(Bodies.SelectMany(body => Bodies.Select(other => $"={body}{other}"))).Take(1_000).ToList();
        using var file = new MemoryStream();
        await using (var csv = CsvWriter.Create(file, CsvWriterOptions.Default, leaveOpen: true))
        {
            foreach (var cell in typed) await csv.WriteRecordAsync(["row", SafeCell.Write(cell)], TestContext.Current.CancellationToken);
        }

        var rows = Read(file.ToArray());

        Assert.Equal(1_000, typed.Count);
        Assert.Equal(typed, rows.Select(row => SafeCell.Read(row[1])));
        Assert.All(rows, row => Assert.DoesNotContain(row[1].Length > 0 ? row[1][0] : ' ', "=+-@\t\r\n＝＋－＠"));
    }

    [Fact]
    public async Task A_list_is_taken_out_with_a_reason_that_stands_in_the_trail()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "=HYPERLINK(\"http://evil.example\")", ["Message"] = "Zwei Zeilen,\n\"zitiert\"" });
        await site.NewBrowser().AskAsync("/consultation");
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);

        var ask = await owner.GetPageAsync("/desk/export?kind=question");
        var refused = await owner.SubmitAsync(ask.Form("/desk/export"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/export?kind=question")
        {
            Content = new FormUrlEncodedContent(ask.FieldsOf("/desk/export", new Dictionary<string, string?> { ["Form.Reason"] = "For the monthly zeppelin meeting" })),
        };
        var answer = (await owner.SendAsync(request)).Response;
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var rows = Read(bytes);

        Assert.Contains("One person’s words leave the site.", ask.MainText, StringComparison.Ordinal);
        Assert.Contains("Write what it is needed for", refused.Errors);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(2, rows.Count);
        Assert.Equal("'=HYPERLINK(\"http://evil.example\")", rows[1][rows[0].IndexOf("Name")]);
        Assert.Equal("Zwei Zeilen,\n\"zitiert\"", rows[1][rows[0].IndexOf("Message")]);
        Assert.Contains("Took out a list: /desk/inquiries?kind=question", (await owner.GetPageAsync("/desk/audit-log")).MainText, StringComparison.Ordinal);
        var action = await site.QueryAsync(db => db.StaffActions.SingleAsync(a => a.Kind == StaffActionKind.Exported));
        Assert.DoesNotContain("zeppelin", Encoding.UTF8.GetString(action.SealedNote!), StringComparison.Ordinal);
        Assert.DoesNotContain("zeppelin", string.Join('\n', site.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_erased_is_a_line_without_words()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        await site.QueryAsync(async db =>
        {
            (await db.Inquiries.Include(i => i.Events).SingleAsync()).Erase(new byte[32], db.Users.Single(), DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });

        var rows = await TakeOutAsync(nora, "?status=all");

        Assert.Equal(2, rows.Count);
        Assert.Equal("", rows[1][rows[0].IndexOf("Name")]);
        Assert.DoesNotContain(rows[1], cell => cell.Contains(Filled.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Thousands_are_taken_out_without_being_held_at_once()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        await CopyAsync(site, 3_000);

        var rows = await TakeOutAsync(nora, "?status=all");

        Assert.Equal(3_002, rows.Count);
        Assert.Equal(3_001, rows.Skip(1).Select(row => row[1]).Distinct().Count());
    }

    private static async Task<List<List<string>>> TakeOutAsync(BrowserSession who, string query)
    {
        var path = $"/desk/export{query}";
        var fields = (await who.GetPageAsync(path)).FieldsOf("/desk/export", new Dictionary<string, string?> { ["Form.Reason"] = "A test" });
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        var answer = (await who.SendAsync(request)).Response;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    // RFC 4180 by hand, so that the reader and the writer are not the same program.
    private static List<List<string>> Read(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"' && (quoted || cell.Length == 0))
            {
                quoted = !quoted;
            }
            else if (!quoted && c == ',')
            {
                End();
            }
            else if (!quoted && c == '\r' && text[i + 1] == '\n')
            {
                End();
                i++;
                if (i + 1 < text.Length) rows.Add([]);
            }
            else
            {
                cell.Append(c);
            }
        }

        return rows;

        void End()
        {
            rows[^1].Add(cell.ToString());
            cell.Clear();
        }
    }

    private static Task<int> CopyAsync(ClinicSite site, int count) => site.QueryAsync(async db =>
    {
        var one = await db.Inquiries.AsNoTracking().SingleAsync();
        var vault = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Clinic.Web.Security.Vault>(site.Services);
        for (var n = 0; n < count; n++)
        {
            var id = Guid.CreateVersion7();
            db.Add(Inquiry.Receive(
                new ReceivedInquiry(id, InquiryReference.New(), one.Kind, one.Topic, null, Guid.NewGuid(), vault.Digest("test", id.ToByteArray()), one.ConsentVersion,
                    vault.Seal(id, Clinic.Web.Data.InquiryWords.Purpose, new Clinic.Web.Data.InquiryWords { Reach = new() { Name = $"Person {n.ToString(CultureInfo.InvariantCulture)}" } }),
                    vault.Seal(id, Clinic.Web.Data.InquiryWords.InitialsPurpose, "P")),
                one.ReceivedAt));
        }

        return await db.SaveChangesAsync();
    });
}
