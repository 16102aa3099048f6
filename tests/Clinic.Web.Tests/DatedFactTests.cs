using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Clinic.Content;
using Clinic.Web.Data;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests;

/// <summary>The shipped pages read whole on every day, with each of the dated facts gone.</summary>
public sealed partial class DatedFactTests : IDisposable
{
    private const string Gone = "What stood here is past its date";

    private static readonly DateOnly Today = new(2026, 11, 25);

    private readonly ContentCopy content = new();

    public DatedFactTests() => content.LetFactsHoldUntil(new(2099, 12, 31));

    public static TheoryData<string> Facts => [.. FactId().Matches(File.ReadAllText(Path.Combine(Repository.Root, "content", "facts.yml"))).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void With_a_fact_left_out_each_page_still_reads_whole(string id)
    {
        content.LetFactsHoldUntil(Today.AddDays(-1), id);
        var set = ReadsWhole();
        Assert.Equal(id, Assert.Single(set.LeftOut).Id);
        Assert.True(set.LeftOut[0].Id == "fda-status" || Shown(set).Any(html => html.Contains(Gone, StringComparison.Ordinal)), $"no page showed {id}");
    }

    [Fact]
    public void With_all_of_them_left_out_at_once_each_page_still_reads_whole()
    {
        content.LetFactsHoldUntil(Today.AddDays(-1));
        Assert.Equal(Facts.Count, ReadsWhole().LeftOut.Count);
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

    private static IEnumerable<string> Shown(ContentSet set) => set.Pages.SelectMany(page => new[] { page.Html, page.Brief })
        .Concat(set.Answers.Answers.Select(answer => answer.Html)).OfType<string>();

    // Whole: the sentence before ends, none after points back at what is gone, and no heading, item or cell has nothing else.
    private ContentSet ReadsWhole()
    {
        var result = ContentLoader.Load(content.Folder, Today);
        Assert.DoesNotContain(result.Findings, finding => finding.Severity is Severity.Error);
        foreach (var html in Shown(result.Set!))
        {
            Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
            var body = new HtmlParser().ParseDocument(html).Body!;
            foreach (var gone in body.QuerySelectorAll("em").Where(em => em.TextContent.StartsWith(Gone, StringComparison.Ordinal)).ToList())
            {
                var block = gone.ParentElement!;
                var parts = block.TextContent.Split(gone.TextContent);
                var next = block.NextElementSibling is { LocalName: "p" } paragraph ? paragraph.TextContent : "";
                Assert.Matches("(^|[.!?][”\"]?)\\s*$", parts[0]);
                Assert.All(parts.Skip(1), after => Assert.DoesNotMatch(PointsBack(), after.TrimStart()));
                if (parts[^1].Trim().Length == 0) Assert.DoesNotMatch(PointsBack(), next.TrimStart());
                Assert.False(block.LocalName is "li" or "td" && block.TextContent.Trim() == gone.TextContent, "an item or a cell holds nothing else");
            }

            foreach (var heading in body.QuerySelectorAll("h2, h3"))
            {
                var below = heading.NextElementSibling;
                Assert.False(below is null or { LocalName: "h2" }, $"“{heading.TextContent}” has nothing below it");
                for (; below is { LocalName: "p" } && below.QuerySelector("em") is { } em && below.TextContent.Trim() == em.TextContent; below = below.NextElementSibling)
                {
                }

                Assert.False(below is null or { LocalName: "h2" }, $"“{heading.TextContent}” has nothing below it but what is gone");
            }
        }

        return result.Set!;
    }

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

    [GeneratedRegex(@"^(?:That|These|Those|This|It|They|Its|Their|Both|Neither|Such|Either|There|The (?:first|second|third|last|other|same|former|latter)|So|But|However|And|Even so|Because of)\b|^[^.!?]*\b(?:either|as well|too|the same)[.!?]")]
    private static partial Regex PointsBack();

    [GeneratedRegex("^- id: ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex FactId();
}
