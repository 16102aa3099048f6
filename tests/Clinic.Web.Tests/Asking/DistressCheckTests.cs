using System.Net;
using Clinic.Web.Features.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Asking;

/// <summary>Somebody in danger sees help first; nobody is kept from sending.</summary>
public sealed class DistressCheckTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private const string InDanger = "Nothing helps. I want to just die.";

    public static TheoryData<string> AllForms => Forms.All;

    [Fact]
    public void The_list_finds_and_leaves_what_its_page_of_measurements_says()
    {
        var check = site.Services.GetRequiredService<DistressCheck>();
        var examples = File.ReadLines(Path.Combine(Repository.Root, "tests/Clinic.Web.Tests/Asking/distress-examples.txt"))
            .Where(line => line.StartsWith('+') || line.StartsWith('-'))
            .Select(line => (Danger: line[0] == '+', Text: line[2..]))
            .ToLookup(example => (example.Danger, Found: check.FindsIn(example.Text)), example => example.Text);

        var (found, missed) = (examples[(true, true)].Count(), examples[(true, false)].Count());
        var (alarms, left) = (examples[(false, true)].Count(), examples[(false, false)].Count());
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"| | help first | not |\n| --- | --- | --- |\n| in danger | {found} | {missed} |\n| not in danger | {alarms} | {left} |");
        foreach (var text in examples[(true, false)]) output.WriteLine($"missed: {text}");
        foreach (var text in examples[(false, true)]) output.WriteLine($"false alarm: {text}");

        Assert.True(found + missed + alarms + left >= 300);
        var published = File.ReadAllText(Path.Combine(Repository.Root, "docs/distress-check.md"));
        Assert.Contains($"| in danger | {found} | {missed} |", published, StringComparison.Ordinal);
        Assert.Contains($"| not in danger | {alarms} | {left} |", published, StringComparison.Ordinal);
        Assert.All(examples[(true, false)].Concat(examples[(false, true)]), text => Assert.Contains($"- {text}", published, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Help_comes_first_and_sending_second_with_everything_kept(string form)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync(form);

        var help = await browser.SubmitAsync(page.Form(form), Typed.Well(new Dictionary<string, string?> { ["Message"] = InDanger }));
        var none = await quiet.InquiriesAsync();
        var review = await browser.SubmitAsync(help.ReviewForm!);
        var answer = await browser.SubmitAsync(review.ReviewForm!);

        Assert.Equal(HttpStatusCode.OK, help.Status);
        Assert.StartsWith("You can talk to somebody now", help.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(help.Document.QuerySelector("main a[href='tel:988']"));
        Assert.Contains("Send anyway", help.MainText, StringComparison.Ordinal);
        Assert.Equal("Check your answers", review.Document.QuerySelector("h1")!.TextContent);
        Assert.NotNull(review.Document.QuerySelector("main .care--emergency a[href='tel:988']"));
        Assert.Empty(none);
        Assert.True(answer.WasSent);
        var inquiry = Assert.Single(await quiet.InquiriesAsync());
        Assert.True(inquiry.Distress);
        Assert.Equal(InDanger, quiet.WordsOf(inquiry).Message);
    }

    [Fact]
    public async Task Staff_see_the_flag_in_the_queue_and_at_the_inquiry()
    {
        await using var quiet = new ClinicSite();
        await quiet.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = InDanger });
        var inquiry = Assert.Single(await quiet.InquiriesAsync());
        var staff = await quiet.SignInAsync();

        var queue = await staff.GetPageAsync("/desk/inquiries");
        var page = await staff.GetPageAsync($"/desk/inquiries/{inquiry.Reference}");

        Assert.Contains("Distress", queue.MainText, StringComparison.Ordinal);
        Assert.Contains("Words of distress", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ordinary_words_raise_no_flag()
    {
        await using var quiet = new ClinicSite();

        await quiet.NewBrowser().AskAsync("/contact");

        Assert.False(Assert.Single(await quiet.InquiriesAsync()).Distress);
    }
}
