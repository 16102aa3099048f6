using System.Net;
using Clinic.Web.Tests.Inquiries;
using Clinic.Web.Typed;

namespace Clinic.Web.Tests.Asking;

/// <summary>What a keyboard, a phone or a pasted page may put into a field costs nobody their words.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u3164")] // the Hangul filler, which games and chats use for a blank name
    [InlineData("\u2800")] // Braille's empty cell
    [InlineData("\uFEFF \u00AD\u2060")]
    [InlineData("\0\uFFFE")]
    [InlineData(" \r\n\t ")]
    public void What_shows_nothing_is_nothing(string typed) => Assert.Null(TypedText.Clean(typed));

    [Theory]
    [InlineData("\u200Bana@mail.example\uFEFF", "ana@mail.example")]
    [InlineData("a\uFFFEna\uFDD1", "ana")]
    [InlineData("a\0na", "ana")]
    [InlineData("my\u00ADself", "myself")]
    [InlineData("ab\u202Ecd", "abcd")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")] // Persian needs its joiner
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F468\u200D\U0001F469\u200D\U0001F467")]
    [InlineData("\u2764\uFE0F", "\u2764\uFE0F")]
    public void What_shows_is_kept_and_the_rest_is_taken_out(string typed, string clean) => Assert.Equal(clean, TypedText.Clean(typed));

    [Fact]
    public void Halves_of_pairs_are_taken_out() => Assert.Equal("ab", TypedText.Clean("a" + '\uD83E' + "b" + '\uDD84'));

    [Theory]
    [InlineData("\0")]
    [InlineData("\uFFFE")]
    [InlineData("\uFDD0")]
    public async Task No_sign_in_a_field_costs_a_form(string sign)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();

        await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = $"Do you{sign} take Blue{sign}{sign} Cross?{sign}" });

        Assert.Equal("Do you take Blue Cross?", quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Message);
    }

    [Theory]
    [InlineData("/contact", "Name", "\u200B", "Enter your name")]
    [InlineData("/contact", "Name", "\u3164", "Enter your name")]
    [InlineData("/consultation", "Name", "\u200B", "Enter your name")]
    [InlineData("/consultation", "Name", "\uFEFF \u2060", "Enter your name")]
    [InlineData("/contact", "Message", "\u200B", "Write your question")]
    [InlineData("/contact", "Message", "\u2800\u00AD", "Write your question")]
    public async Task What_shows_nothing_is_asked_for_on_the_form(string form, string field, string typed, string asks)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();

        var page = await browser.FollowAsync(await browser.AskAsync(form, new Dictionary<string, string?> { [field] = typed }));

        Assert.Contains(page.Errors, error => error.Contains(asks, StringComparison.Ordinal));
        Assert.Empty(await quiet.InquiriesAsync());
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u3164 \u00AD")]
    public async Task What_shows_nothing_is_no_note_at_the_desk(string typed)
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var before = (await one.NowAsync()).Version;

        var page = await one.Nora.SubmitAsync(
            (await one.Nora.GetPageAsync(one.Path)).Form($"{one.Path}/notes"), new Dictionary<string, string?> { ["Note.Text"] = typed });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before, (await one.NowAsync()).Version);
    }

    // "%00" lies across the pieces in which a long body is read, wherever those begin.
    [Fact]
    public async Task Nul_is_taken_out_wherever_a_form_is_cut()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var typed = string.Concat(Enumerable.Repeat("ab\0", 1_600));

        await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = typed });

        Assert.Equal(typed.Replace("\0", "", StringComparison.Ordinal), quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Message);
    }

    [Fact]
    public async Task A_name_that_shows_nothing_is_asked_for()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync("/contact");

        var answer = await browser.SubmitAsync(page.Form("/contact"), Filled.Well(new Dictionary<string, string?> { ["Name"] = "\u3164" }));

        Assert.Contains("Enter your name", answer.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.Status);
    }

    [Theory]
    [InlineData("\u0130brahim", "ibrahim")]
    [InlineData("Y\u0131ld\u0131z", "yildiz")]
    [InlineData("\u02BBAulani", "aulani")]
    [InlineData("O\u00B4Brien", "obrien")]
    public async Task The_desk_finds_a_name_as_people_type_it(string name, string sought)
    {
        await using var quiet = new ClinicSite();
        await quiet.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = name });
        var inquiry = Assert.Single(await quiet.InquiriesAsync());
        var staff = await quiet.SignInAsync();

        var page = await staff.GetPageAsync("/desk/search");
        var found = await staff.SubmitAsync(page.Form("/desk/search"), new Dictionary<string, string?> { ["Words"] = sought });

        Assert.Contains(inquiry.Reference, found.MainText, StringComparison.Ordinal);
    }
}
