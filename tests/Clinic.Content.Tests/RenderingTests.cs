using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Clinic.Content.Tests;

public sealed class RenderingTests : IDisposable
{
    private readonly TestContent content = new();

    [Fact]
    public void Citations_are_numbered_links_to_the_references_in_order_of_use()
    {
        content.Write("references.yml", """
            - { id: Berman2000, authors: "Berman RM", title: "A study", source: "Biol Psychiatry", year: 2000, doi: "10.1000/x", verified: seen }
            - { id: Zarate2006, authors: "Zarate CA", title: "Another", source: "Arch Gen Psychiatry", year: 2006, pmid: "16894061", verified: secondary }
            """);
        var page = content.WithBody("The symptoms eased for several people in the first study [@Zarate2006], and in both of the later ones as well [@Berman2000; @Zarate2006].").Page();
        Assert.Equal(["Zarate2006", "Berman2000"], page.Citations.Select(c => c.Reference.Id));
        Assert.Equal(["cite-1-1", "cite-1-2"], page.Citations[0].CiteIds);
        var links = Body(page).QuerySelectorAll("sup.cite a");
        Assert.Equal(["#ref-1", "#ref-2", "#ref-1"], links.Select(a => a.GetAttribute("href")));
        Assert.Equal("https://pubmed.ncbi.nlm.nih.gov/16894061/", page.Citations[0].Reference.Links.Single().Href);
    }

    [Fact]
    public void A_term_leads_to_the_glossary_and_keeps_the_words_of_the_sentence()
    {
        var link = Body(content.WithBody("It may feel [[dissociation|strange]].").Page()).QuerySelector("a.term")!;
        Assert.Equal("strange", link.TextContent);
        Assert.Equal("/glossary#dissociation", link.GetAttribute("href"));
    }

    [Fact]
    public void Facts_and_numbers_are_written_by_name()
    {
        var body = Body(content.WithBody("{{facts.fda-status}} Call {{crisis.lifeline}} or {{clinic.phone}}.").Page());
        Assert.Contains("Ketamine is approved as an anesthetic", body.TextContent, StringComparison.Ordinal);
        var crisis = body.QuerySelector("a.crisis-link")!;
        Assert.Equal(("tel:988", "988: call 9 8 8, 988 Lifeline"), (crisis.GetAttribute("href"), crisis.GetAttribute("aria-label")));
        Assert.NotNull(body.QuerySelector("a[href='tel:+12015550100']"));
    }

    [Fact]
    public void A_care_card_says_its_level_in_words_and_keeps_the_order_of_headings()
    {
        var card = Body(content.WithBody("## When\n\n::: emergency \"Call now if\"\n- you cannot breathe\n:::").Page()).QuerySelector(".care--emergency")!;
        Assert.Equal("Emergency: Call now if", card.QuerySelector("h3")!.TextContent);
        Assert.Equal("you cannot breathe", card.QuerySelector("li")!.TextContent);
    }

    [Fact]
    public void An_icon_array_says_in_words_what_it_draws()
    {
        var figure = Body(content.WithBody("```icon-array\ntitle: Of 100 people\ntotal: 100\ngroups:\n  - { count: 26, label: got better }\n  - { count: 74, label: did not }\nsource: \"215 veterans [@Berman2000]\"\n```").Page()).QuerySelector("figure.icon-array")!;
        Assert.Equal(["26 of 100 got better", "74 of 100 did not"], figure.QuerySelectorAll("li").Select(li => li.TextContent.Trim()));
        Assert.Equal(26, figure.QuerySelector("svg.icon-array__marks .mark--1")!.GetAttribute("d")!.Count(letter => letter == 'M'));
        Assert.Equal("true", figure.QuerySelector("svg")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Charts_have_their_numbers_as_text()
    {
        var body = Body(content.WithBody(
            "```bar-chart\ntitle: Responded\nunit: \"%\"\nmax: 100\nbars:\n  - { label: Ketamine, value: 55.4 }\nsource: \"[@Berman2000]\"\n```\n\n"
            + "```dot-chart\ntitle: The day\nunit: minutes\nmax: 160\nrows:\n  - { label: Infusion, from: 0, to: 40 }\nsource: \"[@Berman2000]\"\n```").Page());
        Assert.Equal("Ketamine 55.4%", body.QuerySelector(".chart:not(.chart--dots) li")!.TextContent.Trim());
        Assert.Equal("55.4", body.QuerySelector(".chart__bar")!.GetAttribute("width"));
        Assert.Equal("Infusion 0 to 40 minutes", body.QuerySelector(".chart--dots li")!.TextContent.Trim());
    }

    [Fact]
    public void Table_cells_know_the_heading_of_their_column()
    {
        var body = Body(content.WithBody("| Route | Status |\n| --- | --- |\n| [[dissociation\\|Drip]] | Off-label |").Page());
        Assert.Equal("col", body.QuerySelector("thead th")!.GetAttribute("scope"));
        Assert.Equal("row", body.QuerySelector("tbody th")!.GetAttribute("scope"));
        Assert.Equal("Drip", body.QuerySelector("tbody th")!.TextContent);
        Assert.Equal("Status", body.QuerySelector("td")!.GetAttribute("data-label"));
    }

    [Fact]
    public void Headings_of_the_same_words_have_ids_of_their_own()
    {
        var page = content.WithBody("## What’s next?\n\nWe talk with you about everything that happened.\n\n## What’s next?\n\nWe listen to whatever you would like to tell us.").Page();
        Assert.Equal(["whats-next", "whats-next-2"], page.Headings.Select(h => h.Id));
        Assert.Equal(["", "whats-next", "whats-next-2"], page.Sections.Select(s => s.Id));
    }

    [Fact]
    public void A_heading_never_takes_an_id_that_the_page_around_it_has() =>
        Assert.Equal(["references-2"], content.WithBody("## References\n\nWe list them at the end of every page that has any.").Page().Headings.Select(h => h.Id));

    [Fact]
    public void A_heading_in_a_component_does_not_move_the_sections_after_it()
    {
        var page = content.WithBody("::: callout\n## Inside\n\nA box with a heading of its own.\n:::\n\n## After\n\nWe talk with you about everything that happened.").Page();
        Assert.Equal(["", "after"], page.Sections.Select(s => s.Id));
    }

    [Fact]
    public void Marks_inside_code_stay_as_they_are() =>
        Assert.Contains("[@Nobody] [[x]] {{y.z}}", Body(content.WithBody("Write `[@Nobody] [[x]] {{y.z}}` to cite.").Page()).TextContent, StringComparison.Ordinal);

    [Fact]
    public void Attributes_in_braces_are_only_text()
    {
        var body = Body(content.WithBody("## Title {onclick=alert(x)}\n\nText{.red onclick=\"alert(x)\"}").Page());
        Assert.DoesNotContain(body.QuerySelectorAll("*"), element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void No_markup_carries_a_style_or_a_handler()
    {
        var html = content.WithBody("::: timeline \"A day\"\n- **Before** You rest.\n:::\n\n```evidence\ntitle: X\nwho: Adults\npeople: 7 [@Berman2000]\ncompared: Salt water\nfollowed: A day\nresult: Better\n```").Page().Html;
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    public void Dispose() => content.Dispose();

    private static IElement Body(Page page) => new HtmlParser().ParseDocument(page.Html).Body!;
}
