using AngleSharp.Dom;
using Clinic.Web.Tests.Inquiries;

namespace Clinic.Web.Tests.Asking;

/// <summary>Words in Hebrew or Arabic run from right to left wherever somebody types or reads them, on pages that run the other way.</summary>
public sealed class DirectionTests
{
    private const string Name = "נועה לוי";
    private const string Quiet = "אחרי השעה תשע";
    private const string Times = "ביום שלישי בבוקר";
    private const string Message = "אני עצובה מאז החורף,\nושתי תרופות לא עזרו.";
    private const string Added = "عندي سؤال آخر";
    private const string Note = "דיברה איתי בעברית";

    private static readonly Dictionary<string, string?> Answers = new()
    {
        ["Name"] = Name,
        ["QuietHours"] = Quiet,
        ["TimeToReach"] = Times,
        ["Message"] = Message,
        ["Language"] = "עברית",
    };

    [Fact]
    public async Task Wherever_a_visitor_types_and_reads_them()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        foreach (var path in (string[])["/consultation", "/contact"])
        {
            var answers = new Dictionary<string, string?>(Answers);
            if (path is "/contact") answers.Remove("Language");
            var mistaken = await browser.SubmitAsync((await browser.GetPageAsync(path)).Form(path), Filled.Well(new Dictionary<string, string?>(answers) { ["Agree"] = null }));
            AssertOwnDirection(mistaken, Name, Quiet, Times, Message);
            var review = await browser.SubmitAsync(mistaken.Form(path), new Dictionary<string, string?> { ["Agree"] = "true", ["CanWait"] = "NotSure" });
            if (review.ReviewForm is { } help && help.Action.EndsWith("/help", StringComparison.Ordinal)) review = await browser.SubmitAsync(help);
            AssertOwnDirection(review, Name, Quiet, Times, Message);
        }

        AssertOwnDirection(await browser.GetPageAsync($"/search?q={Uri.EscapeDataString(Times)}"), Times);
    }

    [Fact]
    public async Task On_the_page_of_their_own_request()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var sent = await browser.FollowAsync(await browser.AskAsync("/consultation", Answers));
        var own = await browser.FollowAsync(await browser.GetPageAsync(sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!));
        var path = new Uri(ClinicSite.Address, own.Document.Forms.Single(form => form.Action.EndsWith("/messages", StringComparison.Ordinal)).Action).AbsolutePath;
        var asked = await browser.PostAsync(path, own.FieldsOf(path, new Dictionary<string, string?> { ["Message.Text"] = Added }));
        AssertOwnDirection(asked, Name, Quiet, Times, Message, Added);
        var added = await browser.FollowAsync(await browser.PostAsync(path, asked.FieldsOf(path, new Dictionary<string, string?> { ["Message.CanWait"] = "Yes" })));

        Assert.Contains("We have your message", added.MainText, StringComparison.Ordinal);
        AssertOwnDirection(added, Name, Quiet, Times, Message, Added);
    }

    [Fact]
    public async Task Everywhere_at_the_desk()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite(), Answers);
        await one.ActAsync("notes", new() { ["Note.Text"] = Note });
        AssertOwnDirection(await one.Nora.GetPageAsync(one.Path), Name, Quiet, Times, Message, Note);

        var search = await one.Nora.GetPageAsync("/desk/search");
        var found = await one.Nora.SubmitAsync(search.Form("/desk/search"), new Dictionary<string, string?> { ["Words"] = Name });
        AssertOwnDirection(found, Name, "נ");
        Assert.Contains(one.Reference, found.MainText, StringComparison.Ordinal);
        AssertOwnDirection(await one.Nora.GetPageAsync("/desk"), "נ");
        AssertOwnDirection(await one.Nora.GetPageAsync("/desk/inquiries"), "נ");

        var stale = (await one.Nora.GetPageAsync(one.Path)).FieldsOf($"{one.Path}/notes", new Dictionary<string, string?> { ["Note.Text"] = "Unsaved. " + Note });
        await one.ActAsync("notes", new() { ["Note.Text"] = Note });
        var collision = await one.Nora.PostAsync($"{one.Path}/notes", stale);
        AssertOwnDirection(collision, Note);
    }

    /// <summary>The page shows each of these words, and nowhere in the direction of the page.</summary>
    private static void AssertOwnDirection(WebPage page, params string[] words)
    {
        foreach (var word in words.SelectMany(word => word.Split('\n')))
        {
            var places = page.Document.QuerySelectorAll("main *")
                .Where(place => HoldsItself(place, word)).ToList();
            Assert.True(places.Count > 0, $"{page.Response.RequestMessage?.RequestUri} does not show {word}");
            Assert.All(places, place => Assert.True(place.Closest("bdi, [dir='auto']") is not null || place.TextContent.Contains($"\u2068{word}", StringComparison.Ordinal), $"{page.Response.RequestMessage?.RequestUri}: {place.OuterHtml}"));
        }
    }

    // Hidden fields carry words that nobody reads there.
    private static bool HoldsItself(IElement place, string word) =>
        place.ChildNodes.Any(node => node is IText && node.TextContent.Contains(word, StringComparison.Ordinal))
        || (place.GetAttribute("type") is not "hidden" && place.LocalName is not "option" && place.GetAttribute("value")?.Contains(word, StringComparison.Ordinal) == true);
}
