using System.Net;
using Clinic.Web.Tests.Delivery;

namespace Clinic.Web.Tests.Languages;

/// <summary>A second language costs words and no code: a folder with two pages and some texts is there under its own addresses.</summary>
public sealed class SecondLanguageTests : IAsyncDisposable
{
    private const string Summary = "Qué puede pasar después del tratamiento, y a quién llamar si algo le preocupa.";

    private readonly ContentCopy content = new();
    private readonly FaultySmtp smtp = new(_ => SmtpFault.None);
    private readonly ClinicSite site;

    public SecondLanguageTests()
    {
        Write("learn/side-effects.md", $"""
            ---
            title: Efectos secundarios
            short: Efectos secundarios
            summary: {Summary}
            topic: safety
            order: 1
            updated: 2026-11-20
            nextReview: 2027-11-20
            brief: |
              Pregunte antes de empezar.
            nextStep:
              text: Escríbanos
              href: /contact
            related: []
            ---

            ## Qué hacer

            Lea también [sobre nosotros](/about), [qué es la ketamina](/learn/what-is-ketamine) y [escríbanos](/contact).

            """);
        Write("pages/about.md", $"""
            ---
            title: Sobre nosotros
            short: Nosotros
            summary: {Summary}
            order: 1
            updated: 2026-11-20
            nextReview: 2027-11-20
            ---

            Atendemos {"{{clinic.hours}}"}.

            """);
        Write("texts/site.yml", """
            "Skip to the page itself": "Ir al contenido"
            "Updated {0}": "Actualizado el {0}"
            """);
        Write("texts/mail.yml", """
            "We have your message": "Tenemos su mensaje"
            "Reference {0}": "Referencia {0}"
            """);
        Write("texts/asking.yml", """
            "Enter your name, or the name you want us to use": "Escriba su nombre"
            """);
        site = new ClinicSite { Settings = { ["Content:Directory"] = content.Folder, ["Site:Url"] = "https://clinic.example" } };
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
    }

    [Fact]
    public async Task A_folder_of_words_is_a_language_with_addresses_links_and_a_place_in_the_sitemap()
    {
        var browser = site.NewBrowser();
        var spanish = await browser.GetPageAsync("/es/learn/side-effects");
        var english = await browser.GetPageAsync("/learn/side-effects");
        var again = await browser.GetPageAsync("/es/learn/side-effects");
        var sitemap = await browser.GetPageAsync("/sitemap.xml");

        Assert.Equal(("es", "Efectos secundarios"), (spanish.Document.DocumentElement.GetAttribute("lang"), spanish.Document.QuerySelector("h1")!.TextContent));
        Assert.Equal(("en", "Side Effects and When to Call"), (english.Document.DocumentElement.GetAttribute("lang"), english.Document.QuerySelector("h1")!.TextContent));
        Assert.Equal(spanish.Text, again.Text); // kept apart from the English page, which came between
        Assert.Contains("Ir al contenido", spanish.Text, StringComparison.Ordinal);
        Assert.Contains("20 de noviembre de 2026", spanish.MainText, StringComparison.Ordinal);
        string?[] links = [.. spanish.Document.QuerySelectorAll("main .prose a").Select(link => link.GetAttribute("href")).Take(3)];
        Assert.Equal(["/es/about", "/learn/what-is-ketamine", "/es/contact"], links);
        foreach (var page in new[] { spanish, english })
        {
            Assert.Equal(
                ["en https://clinic.example/learn/side-effects", "es https://clinic.example/es/learn/side-effects", "x-default https://clinic.example/learn/side-effects"],
                page.Document.QuerySelectorAll("link[rel='alternate']").Select(link => $"{link.GetAttribute("hreflang")} {link.GetAttribute("href")}"));
        }

        Assert.Equal("https://clinic.example/es/learn/side-effects", spanish.Document.QuerySelector("link[rel='canonical']")!.GetAttribute("href"));
        Assert.Contains("<loc>https://clinic.example/es/learn/side-effects</loc>", sitemap.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/es/learn/what-is-ketamine", sitemap.Text, StringComparison.Ordinal);
        Assert.Empty((await browser.GetPageAsync("/learn/what-is-ketamine")).Document.QuerySelectorAll("link[hreflang='es']"));
    }

    [Theory]
    [InlineData("/es", "/es/")]
    [InlineData("/ES/about", "/es/about")]
    [InlineData("/en/about", "/about")]
    [InlineData("/es/About", "/es/about")]
    [InlineData("http://clinic.example/es/about", "/es/about")]
    public async Task A_page_has_one_address_in_each_language(string typed, string own)
    {
        var page = await site.NewBrowser().GetPageAsync(typed);

        Assert.Equal(typed.StartsWith("http:", StringComparison.Ordinal) ? HttpStatusCode.TemporaryRedirect : HttpStatusCode.MovedPermanently, page.Status);
        Assert.Equal(own, page.RedirectsTo);
    }

    [Fact]
    public async Task A_page_that_nobody_has_translated_leads_to_English_for_now_and_the_desk_has_no_language()
    {
        var missing = await site.NewBrowser().GetPageAsync("/es/learn/what-is-ketamine");
        var desk = await site.NewBrowser().GetPageAsync("/es/desk");

        Assert.Equal((HttpStatusCode.Found, "/learn/what-is-ketamine"), (missing.Status, missing.RedirectsTo));
        Assert.Equal(HttpStatusCode.NotFound, desk.Status);
    }

    [Fact]
    public async Task Whoever_asks_in_Spanish_is_told_what_is_missing_and_hears_from_us_in_Spanish()
    {
        var browser = site.NewBrowser();
        var form = await browser.GetPageAsync("/es/contact");
        var mistakes = await browser.SubmitAsync(form.Form("/es/contact"), Filled.Well(new Dictionary<string, string?> { ["Name"] = null }));
        var sent = await browser.FollowAsync(await browser.SendAsync(mistakes.Form("/es/contact"), Filled.Well()));
        await site.NewBrowser().AskAsync("/contact");
        await site.OutboxEmptyAsync();

        Assert.Equal(["Escriba su nombre"], mistakes.Errors);
        Assert.Equal("/es/contact/sent", sent.Response.RequestMessage!.RequestUri!.AbsolutePath);
        var toWriters = smtp.Taken.Where(mail => Assert.Single(mail.To.Mailboxes).Address == Filled.Email).ToList();
        Assert.Equal(["Tenemos su mensaje", "We have your message"], toWriters.Select(mail => mail.Subject).Order(StringComparer.Ordinal));
        var spanish = toWriters.Single(mail => mail.Subject == "Tenemos su mensaje");
        var inquiries = await site.InquiriesAsync();
        Assert.Equal(["en", "es"], inquiries.Select(inquiry => inquiry.WrittenIn).Order(StringComparer.Ordinal));
        Assert.Contains($"https://clinic.example/es/requests/{inquiries.Single(inquiry => inquiry.WrittenIn == "es").Reference}?key=", spanish.TextBody, StringComparison.Ordinal);
        Assert.Contains($"Referencia {inquiries.Single(inquiry => inquiry.WrittenIn == "es").Reference}", spanish.TextBody, StringComparison.Ordinal);
        Assert.All(smtp.Taken.Except(toWriters), staff => Assert.DoesNotContain("Referencia", staff.TextBody, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await smtp.DisposeAsync();
        content.Dispose();
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(content.Folder, "es", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
