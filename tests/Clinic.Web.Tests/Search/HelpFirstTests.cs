using System.Net;

namespace Clinic.Web.Tests.Search;

/// <summary>
/// Who searches for a way to die, however it is spelled and in whatever letters, is shown help before anything else, and the page
/// on thoughts of suicide before any other page. Who searches for something else is not.
/// </summary>
public sealed class HelpFirstTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private const string Page = "/learn/ketamine-and-suicidal-thoughts";

    public static TheoryData<string> Kin =>
    [
        "kill myself", "Kill Myself", "KILL MYSELF", "i want to kill myself", "kill me", "killing myself", "killed myself", "killin myself",
        "k1ll myself", "ki11 myself", "k!ll myself", "k*ll myself", "kil myself", "kil my self", "kill my self", "killmyself", "kll myself", "kill mysefl",
        "kill mysel", "killl myself", "kiill myslef", "kms", "k i l l myself", "k.i.l.l myself", "kill-myself", "kill  myself",
        "sucide", "suicde", "sucied", "suiside", "suicid", "suiccide", "sewerslide", "su1cide", "su!cide", "$uicide", "s u i c i d e", "s.u.i.c.i.d.e",
        "suicide", "suicidal", "sucidal", "suicidle", "suicide methods", "commit suicide", "comit suicid", "suicide note", "thinking about suicide", "suicide hotline",
        "end it all", "end it al", "end my life", "end my lyfe", "ending my life", "endmylife", "take my own life", "take my life", "unalive myself", "un alive myself", "unaliving myself", "self delete",
        "i want to die", "want to die", "i wanna die", "wanna dye myself dead", "i want 2 die", "i wish i was dead", "wish i were dead", "better off dead", "id rather be dead",
        "how to die", "ways to die", "easiest way to die", "painless way to die", "how do i die", "how to kill yourself", "how many pills to die", "how to hang myself", "hang myself",
        "dont want to live", "i dont want to be alive", "dont wanna be here anymore", "dont want to wake up", "no reason to live", "nothing to live for", "cant go on", "i cant go on anymore", "tired of living", "life not worth living",
        "jump off a bridge", "slit my wrists", "shoot myself", "cut myself", "self harm", "selfharm", "hurt myself", "goodbye forever",
        "suicidio", "suisidio", "sucidio", "suicidarme", "suisidarme", "me quiero suicidar", "quiero suicidarme", "matarme", "quiero matarme", "kiero matarme", "me quiero matar", "me kiero matar",
        "quiero morir", "quiero morirme", "kiero morir", "quiero morír", "me quiero morir", "quisiera morir", "quitarme la vida", "quitarme la bida", "kitarme la vida", "acabar con mi vida", "terminar con mi vida",
        "no quiero vivir", "no kiero vivir", "no quiero vivir más", "ya no quiero vivir", "ya no quiero estar aquí", "no vale la pena vivir", "cómo matarme", "como suicidarse", "pensamientos suicidas", "ideación suicida", "hacerme daño", "hacerme dano", "cortarme",
        "k\u0456ll myself", "\u043Aill m\u0443self", "k\u0456ll m\u0443s\u0435lf", "su\u0456\u0441ide", "\u0455u\u0456\u0441\u0456d\u0435", "\u03BAill myself", "ｋｉｌｌ　ｍｙｓｅｌｆ", "ｓｕｉｃｉｄｅ",
        "k\u200Bill my\u200Bself", "k\u00ADill myself", "sui\u2060cide", "s\u200Bu\u200Bi\u200Bc\u200Bi\u200Bd\u200Be", "\u202Ekill myself", "kíll mysélf", "k̶i̶l̶l̶ myself", "𝐤𝐢𝐥𝐥 𝐦𝐲𝐬𝐞𝐥𝐟", "𝓀𝒾𝓁𝓁 𝓂𝓎𝓈ℯ𝓁𝒻", "ⓚⓘⓛⓛ myself", "🅺🅸🅻🅻 myself", "ᴋɪʟʟ ᴍʏsᴇʟғ",
        // What comes before the eyes, and how others would be better off.
        "cant stop picturing how id do it", "everyone wd be better off w/o me", "keep imagining how i would do it", "i keep seeing myself dead", "cant stop thinking about dying", "images of me hanging keep coming", "they would all be happier without me", "my kids would be better off without me", "my family better off w/o me", "im such a burden to everyone", "i feel like a burden", "nobody would miss me", "no one would notice if i was gone", "world would be better if i wasnt here",
        "everyone btr off without me", "me imagino como lo haria", "no dejo de pensar en como matarme", "todos estarian mejor sin mi", "mi familia seria mas feliz sin mi", "soy una carga para todos", "nadie me extrañaria", "soy un estorbo", "no sirvo para nada", "sigo imaginando que estoy muerta", "thinking about how i'd do it", "i keep picturing it, the rope", "better if i was never born", "would be easier if i died",
        "ketamine i want to die", "cost of ketamine kill myself", "where are you located i want to kill myself", "can i drive home kill myself", "suicide and ketamine", "988",
    ];

    public static TheoryData<string> Harmless =>
    [
        "kill pain", "pain killer", "painkillers", "kill the pain", "killer headache", "kill time during infusion", "music to kill time", "die hard", "die-hard", "to die for",
        "diet", "diet before infusion", "dietician", "dying to know the price", "dying of curiosity", "dead battery in parking lot", "dead end", "deadline", "skill", "skills group",
        "skull", "kilo", "killington", "side effects", "insides", "decide", "coincide", "pesticide", "end of treatment", "end of the year", "myself", "my self esteem", "live in fort lee", "live near you",
        "cut off time", "cutting edge", "cut my pills in half", "shoot me an email", "hanging out after", "jump through hoops", "matar el tiempo", "dieta", "morado", "vida normal", "cambiar mi vida", "precio de por vida", "does the drip hurt", "iv hurts",
        "picture of the office", "what does the building look like picture", "keep thinking about booking", "caregiver burden", "burden of cost", "is it better without insurance", "better with or without therapy", "can i do better without my meds", "how would i do it at home", "thinking of how i would get there", "imagine how i would pay", "will it be better if i come early", "is it easier if i go in the morning", "nobody called me", "no one called me back", "no one answered the phone", "nobody told me what to bring", "nadie me contesta", "nadie me ha llamado",
        "mejor sin seguro", "es mejor sin aguja", "im being treated with lithium", "i am a caregiver", "feeling a little dizzy", "i feel a headache coming", "no sirve el telefono", "planning how to get home", "thinking about how i could pay for it", "feeling better", "i am being seen by a therapist", "can i imagine the beach during it", "will i be fine without a driver", "am i fine without fasting", "es mejor si no como", "better if i dont eat", "no one to watch my kids", "nobody to pick me up",
        "how long does it last", "cost of ketamine", "where are you", "bipolar depression", "сколько стоит", "κόστος",
    ];

    [Theory]
    [MemberData(nameof(Kin))]
    public async Task Help_comes_first_and_the_page_on_thoughts_of_suicide_before_any_other(string typed)
    {
        var browser = site.NewBrowser();

        var found = await browser.GetPageAsync($"/search?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        var first = found.Document.QuerySelector("#results > *");
        Assert.True(first?.ClassList.Contains("care--emergency"), $"Above all stands: {first?.TextContent.Trim()}");
        Assert.Contains(first!.QuerySelectorAll("a"), link => link.GetAttribute("href") == "tel:988");
        Assert.Equal(Page, found.Document.QuerySelector(".search-hits a")?.GetAttribute("href"));
        var asYouType = await browser.GetPageAsync($"/search/as-you-type?q={Uri.EscapeDataString(typed)}");
        Assert.Contains("\"crisis\":true", asYouType.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task Other_searches_are_answered_as_they_are(string typed)
    {
        var found = await site.NewBrowser().GetPageAsync($"/search?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Null(found.Document.QuerySelector("#results > .care--emergency"));
    }

    [Theory]
    [InlineData("my son wants to kill himself")]
    [InlineData("my daughter is suicidal")]
    [InlineData("friend says she wants to die")]
    [InlineData("mi hijo se quiere matar")]
    public async Task Who_fears_for_somebody_else_finds_the_warning_signs_first(string typed)
    {
        var found = await site.NewBrowser().GetPageAsync($"/search?q={Uri.EscapeDataString(typed)}");

        Assert.NotNull(found.Document.QuerySelector("#results > .care--emergency"));
        Assert.Equal("/learn/warning-signs-of-suicide", found.Document.QuerySelector(".search-hits a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("suicide prevention month")] // who reads about it may need it; a false alarm costs a glance
    [InlineData("national suicide prevention lifeline")]
    public async Task Whoever_reads_about_suicide_is_shown_help_too(string typed)
    {
        var found = await site.NewBrowser().GetPageAsync($"/search?q={Uri.EscapeDataString(typed)}");

        Assert.NotNull(found.Document.QuerySelector("#results > .care--emergency"));
    }
}
