using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Clinic.Web.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Asking;

/// <summary>Somebody in danger sees help first; nobody is kept from sending.</summary>
public sealed class DistressCheckTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private const string InDanger = "Nothing helps. I want to just die.";

    public static TheoryData<string> AllForms => VisitorForms.All;

    public static TheoryData<string, string> Sets => new()
    {
        { "held-out", "Held-out" },
        { "first-held-out", "Learned from: the first held-out set" },
        { "tuning", "Tuned: the tuning set" },
        { "validation", "Tuned: the validation set" },
        { "ordinary", "Tuned: everyday messages" },
        { "own", "Tuned: our own examples" },
    };

    /// <summary>Cases that once passed unseen, by hand, each with what it tells of first.</summary>
    public static TheoryData<string, DangerMatter> Danger => new()
    {
        // Look-alike and invisible signs.
        { "I don\u00B4t want to live anymore", DangerMatter.SelfHarm },
        { "I don\u02BBt want to live anymore", DangerMatter.SelfHarm },
        { "I don\uFF07t want to be here anymore", DangerMatter.SelfHarm },
        { "I want to kill my\u00ADself", DangerMatter.SelfHarm },
        { "I want to k\u200Bi\u2060ll my\uFE0Fself", DangerMatter.SelfHarm },
        { "\uD835\uDC22 want to \uFF4B\uFF49\uFF4C\uFF4C myself", DangerMatter.SelfHarm },
        { "I want to ki\uFFFEll myself", DangerMatter.SelfHarm },
        // Figures of speech and denial delete nothing.
        { "he said he'll kill me if i leave", DangerMatter.Emergency },
        { "my ex says shes going to kill me when i get home", DangerMatter.Emergency },
        { "I overdosed on my sleeping pills last night", DangerMatter.Emergency },
        { "I overdosed on Tylenol an hour ago", DangerMatter.Emergency },
        { "I have never been more suicidal", DangerMatter.SelfHarm },
        { "never felt so suicidal", DangerMatter.SelfHarm },
        { "I don't know why I haven't killed myself yet", DangerMatter.SelfHarm },
        { "not sure why i have not ended my life yet", DangerMatter.SelfHarm },
        { "I'm not only depressed but suicidal", DangerMatter.SelfHarm },
        { "I can't stop thinking about suicide", DangerMatter.SelfHarm },
        // Every person, every tense.
        { "my son took a whole bottle of pills", DangerMatter.SomeoneElse },
        { "grandma swallowed all of her pills", DangerMatter.SomeoneElse },
        { "she cut her wrists", DangerMatter.SomeoneElse },
        { "he slit his wrists", DangerMatter.SomeoneElse },
        { "my brother is going to hang himself", DangerMatter.SomeoneElse },
        { "My wife has been cutting herself", DangerMatter.SomeoneElse },
        // Bodies and violence.
        { "my chest hurts since the infusion and I can't breathe", DangerMatter.Emergency },
        { "my face is drooping and my speech is slurred", DangerMatter.Emergency },
        { "he wont wake up after his lozenge", DangerMatter.Emergency },
        { "my husband hit me and took my phone", DangerMatter.Emergency },
        { "my boyfriend choked me last night", DangerMatter.Emergency },
        // The spelling of tired people.
        { "i want 2 die", DangerMatter.SelfHarm },
        { "sucidal", DangerMatter.SelfHarm },
        { "suicidel", DangerMatter.SelfHarm },
        { "kill my self", DangerMatter.SelfHarm },
        { "killlll myselff", DangerMatter.SelfHarm },
        { "i want to k*ll myself", DangerMatter.SelfHarm },
        { "i dont wanna be here", DangerMatter.SelfHarm },
        { "kms", DangerMatter.SelfHarm },
        { "i wanna unalive", DangerMatter.SelfHarm },
        { "me kiero morir", DangerMatter.SelfHarm },
        { "ya no quiero vivir", DangerMatter.SelfHarm },
        { "mi hija se quiere matar", DangerMatter.SomeoneElse },
        { "no puedo respirar", DangerMatter.Emergency },
        { "mi esposo me pega", DangerMatter.Emergency },
    };

    public static TheoryData<string> Harmless =>
    [
        "My mother's suicide 20 years ago",
        "My uncle's overdose 15 years ago",
        "I have not had thoughts of suicide since 2019",
        "I haven't had suicidal thoughts since 2017",
        "I lost my husband to suicide",
        "I'm dying to know how much this costs",
        "my back is killing me",
        "I am not suicidal",
        "No tengo pensamientos suicidas",
        "Does ketamine help with suicidal thoughts?",
        "How much is a single infusion?",
        "One more thing: tangerine.",
        "no answer",
        "Two lines.\nAnd \"more\".",
    ];

    [Theory, MemberData(nameof(Sets))]
    public void What_the_check_finds_in_each_set_is_what_its_page_says(string set, string heading)
    {
        var measured = DangerMeasure.Of(site.Services.GetRequiredService<DistressCheck>(), set);
        var published = DangerMeasure.Published(heading);

        Assert.True(measured.Counts.Sum(count => count.Messages) >= 200);
        Assert.Equal(measured.Counts, published.Counts);
        Assert.Equal(measured.Missed, published.Missed);
        Assert.Equal(measured.FalseAlarms, published.FalseAlarms);
    }

    [Fact]
    public void Of_messages_nobody_had_seen_nine_of_ten_that_tell_of_danger_are_found_and_few_others()
    {
        var counts = DangerMeasure.Of(site.Services.GetRequiredService<DistressCheck>(), "held-out").Counts;
        double Share(bool danger) => counts.Where(count => (count.Matter != "none") == danger).Sum(count => count.HelpFirst)
            / (double)counts.Where(count => (count.Matter != "none") == danger).Sum(count => count.Messages);

        Assert.True(Share(danger: true) >= 0.9);
        Assert.True(Share(danger: false) <= 0.15);
    }

    [Fact]
    public void The_held_out_set_is_the_one_that_was_frozen()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(LabelledMessage.PathOf("held-out"))));

        Assert.Contains($"`{digest}`", File.ReadAllText(Path.Combine(Repository.Root, "docs/distress-check.md")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Danger))]
    public void Danger_is_seen_whoever_says_it_and_however_it_is_typed(string message, DangerMatter matter) =>
        Assert.Contains(matter, site.Services.GetRequiredService<DistressCheck>().MattersIn(message));

    [Theory, MemberData(nameof(Harmless))]
    public void What_is_past_denied_or_a_figure_of_speech_is_sent_as_it_is(string message) =>
        Assert.Empty(site.Services.GetRequiredService<DistressCheck>().MattersIn(message));

    [Fact]
    public void Matters_come_most_urgent_first_and_each_once() => Assert.Equal(
        [DangerMatter.Emergency, DangerMatter.SomeoneElse, DangerMatter.SelfHarm],
        site.Services.GetRequiredService<DistressCheck>().MattersIn(
            "I want to kill myself.", null, "My son wants to kill himself.", "My husband hit me. I want to die. He choked me."));

    [Fact]
    public void What_stands_in_two_fields_is_read_together() => Assert.Equal(
        [DangerMatter.SomeoneElse],
        site.Services.GetRequiredService<DistressCheck>().MattersIn("My daughter", "says she wants to die"));

    // The slowest that could be found: every word of the lists, words that begin most patterns, words that need spelling.
    [Theory]
    [InlineData("i not want to die no me my he she ")]
    [InlineData("suiciddal kilx myselfh ")]
    [InlineData("a")]
    [InlineData("she said he took my whole bottle of pills and cut her wrists with a knife on the roof ")]
    public void The_longest_text_is_read_in_the_blink_of_an_eye(string over)
    {
        var check = site.Services.GetRequiredService<DistressCheck>();
        var longest = string.Concat(Enumerable.Repeat(over, (5_000 / over.Length) + 1))[..5_000];
        check.MattersIn(longest);
        var watch = Stopwatch.StartNew();
        for (var n = 0; n < 5; n++) check.MattersIn(longest);

        // Some 3 ms on an idle machine; a pattern that backtracks without end takes seconds.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Help_comes_first_and_sending_second_with_everything_kept(string form)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync(form);

        var help = await browser.SubmitAsync(page.Form(form), Filled.Well(new Dictionary<string, string?> { ["Message"] = InDanger }));
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

        Assert.Contains("Somebody may be in danger", queue.MainText, StringComparison.Ordinal);
        Assert.Contains("Look at this now", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ordinary_words_raise_no_flag()
    {
        await using var quiet = new ClinicSite();

        await quiet.NewBrowser().AskAsync("/contact");

        Assert.False(Assert.Single(await quiet.InquiriesAsync()).Distress);
    }
}
