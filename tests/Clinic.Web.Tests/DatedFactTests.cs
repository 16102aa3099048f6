using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Clinic.Content;
using Clinic.Web.Data;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests;

/// <summary>The shipped pages read whole on every day, with each of the dated facts gone.</summary>
public sealed partial class DatedFactTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private readonly ContentCopy content = new();

    public DatedFactTests() => content.LetFactsHoldUntil(new(2099, 12, 31));

    public static TheoryData<string> Facts => [.. FactId().Matches(File.ReadAllText(Path.Combine(Repository.Root, "content", "facts.yml"))).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void With_a_fact_left_out_each_page_still_reads_whole(string id)
    {
        content.LetFactsHoldUntil(Today.AddDays(-1), id);
        var result = ContentLoader.Load(content.Folder, Today);

        Assert.DoesNotContain(result.Findings, finding => finding.Severity is Severity.Error);
        Assert.Equal(id, Assert.Single(result.Set!.LeftOut).Id);
        foreach (var (page, html) in result.Set.Pages.SelectMany(page => new[] { (page, page.Html), (page, page.Brief) }))
        {
            foreach (var gone in new HtmlParser().ParseDocument(html).QuerySelectorAll("em").Where(em => em.TextContent.StartsWith("What stood here is past its date", StringComparison.Ordinal)))
            {
                var around = gone.ParentElement!.TextContent.Split(gone.TextContent);
                Assert.Matches("(^|[.!?][”\"]?)\\s*$", around[0]);
                Assert.DoesNotMatch(@"^\s*(That|These|Those|This|It|They|Both|Neither|The first|The second|The other|So|But|However|And)\b", around[1]);
                Assert.DoesNotMatch(@"^\s*(That|These|Those|Both|The first|The second|The other) (of|approval|rule|status|one)\b", gone.ParentElement.NextElementSibling?.TextContent ?? "");
                Assert.DoesNotContain("{{", page.Html, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("now", "2026-12-31", "Through December 31, 2026, a federal rule lets clinicians prescribe")]
    [InlineData("extended", "2027-12-31", "Through December 31, 2027, clinicians may prescribe")]
    [InlineData("ended", "2027-06-30", "ended with 2026")]
    public void The_sentences_for_the_end_of_the_year_stand_ready(string choice, string until, string said)
    {
        var file = Path.Combine(content.Folder, "facts.yml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("choose: now", $"choose: {choice}", StringComparison.Ordinal));
        content.LetFactsHoldUntil(DateOnly.ParseExact(until, "yyyy-MM-dd"), "telemedicine");
        var result = ContentLoader.Load(content.Folder, Today);

        Assert.DoesNotContain(result.Findings, finding => finding.Severity is Severity.Error);
        Assert.Contains(said, Plain(result.Set!.FindLearn("at-home-ketamine")!.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clone_of_years_later_passes_the_check_and_shows_its_pages_without_the_facts()
    {
        content.LetFactsHoldUntil(new(2026, 12, 31));
        var result = ContentLoader.Load(content.Folder, new(2031, 6, 1));
        Assert.DoesNotContain(result.Findings, finding => finding.Severity is Severity.Error);
        Assert.Equal(Facts.Count, result.Set!.LeftOut.Count);
    }

    [Fact]
    public async Task The_desk_is_told_thirty_days_before_a_fact_ends_and_not_sooner()
    {
        content.LetFactsHoldUntil(new(2027, 3, 31), "telemedicine");
        Assert.DoesNotContain("telemedicine", await DeskAsync(new(2027, 2, 28)), StringComparison.Ordinal);
        Assert.Contains(": telemedicine by ", await DeskAsync(new(2027, 3, 1)), StringComparison.Ordinal);
    }

    public void Dispose() => content.Dispose();

    private static string Plain(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent;

    private async Task<string> DeskAsync(DateOnly day)
    {
        await using var site = new ClinicSite
        {
            Time = new FakeTimeProvider(new(day, new(15, 0), TimeSpan.Zero)),
            Settings = { ["Content:Directory"] = content.Folder },
        };
        var staff = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        return (await staff.GetPageAsync("/desk")).Text;
    }

    [GeneratedRegex("^- id: ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex FactId();
}
