using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Clinic.Content.Tests;

public sealed class RenderingTests : IDisposable
{
    private readonly TestContent content = new();

    [Fact]
    public void Citations_are_numbered_links_to_the_references_in_order_of_use()
    {
        content.Write("safety.yml", "[]\n").Write("references.yml", """
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
    public void An_icon_array_draws_both_arms_of_the_same_hundred_and_says_them_in_words()
    {
        var figure = Body(content.WithBody("```icon-array\nshow: berman-2000.response\n```").Page()).QuerySelector("figure.icon-array")!;
        Assert.Equal("Of 100 people, how many had a response at one day", figure.QuerySelector("h2")!.TextContent);
        Assert.Equal(["Ketamine", "Placebo"], figure.QuerySelectorAll(".icon-array__who").Select(who => who.TextContent));
        Assert.Equal(
            ["55 of 100 had a response", "45 of 100 did not", "28 of 100 had a response", "72 of 100 did not"],
            figure.QuerySelectorAll("li").Select(li => li.TextContent.Trim()));
        Assert.Equal([55, 45, 28, 72], figure.QuerySelectorAll("svg.icon-array__marks .mark").Select(mark => mark.GetAttribute("d")!.Count(letter => letter == 'M')));
        Assert.All(figure.QuerySelectorAll("svg"), svg => Assert.Equal("true", svg.GetAttribute("aria-hidden")));
        Assert.Contains("7 people. Did it reach its main goal? No.", figure.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(figure.QuerySelector("figcaption sup.cite a"));
    }

    [Fact]
    public void Charts_have_their_numbers_as_text()
    {
        var body = Body(content.WithBody(
            "```bar-chart\nshow: [berman-2000.response]\n```\n\n"
            + "```dot-chart\ntitle: The day\nunit: minutes\nmax: 160\nrows:\n  - { label: Infusion, from: 0, to: 40 }\nsource: \"[@Berman2000]\"\n```").Page());
        Assert.Equal(["Ketamine 55 of 100", "Placebo 28 of 100"], body.QuerySelectorAll(".chart:not(.chart--dots) li").Select(li => li.TextContent.Trim()));
        Assert.Equal(["55", "28"], body.QuerySelectorAll(".chart__bar").Select(bar => bar.GetAttribute("width")));
        Assert.Equal("Infusion 0 to 40 minutes", body.QuerySelector(".chart--dots li")!.TextContent.Trim());
    }

    [Fact]
    public void A_forest_plot_says_its_scale_its_range_and_whether_the_goal_was_reached()
    {
        var plot = Body(content.WithBody("```forest\nabout: depression\nscale: madrs\ntitle: How far apart\n```").Page()).QuerySelector("figure.chart--forest")!;
        Assert.Contains("Points on a scale from 0 to 60 (MADRS).", plot.TextContent, StringComparison.Ordinal);
        Assert.Equal("Berman, 2000 (7 people, main goal not reached)1", plot.QuerySelector(".chart__label")!.TextContent);
        Assert.Equal("3.2 points lower; it may lie anywhere from 8.5 points lower to 2.2 points higher", plot.QuerySelector(".chart__value")!.TextContent);
        // The axis runs from -10 to 5, so no difference stands at two thirds of it.
        Assert.Equal("M66.67 0v6", plot.QuerySelector(".chart__zero")!.GetAttribute("d"));
        Assert.Equal("M10 3H81.33", plot.QuerySelector(".chart__range")!.GetAttribute("d"));
        Assert.Equal("M45.33 3h0", plot.QuerySelector(".chart__span")!.GetAttribute("d"));
    }

    [Fact]
    public void A_card_and_a_table_say_what_a_study_found_in_both_arms_and_no_figure_that_nobody_has_seen()
    {
        var page = content.WithBody("```evidence\ntrial: berman-2000\n```\n\n```trials\nabout: depression\n```").Page();
        var body = Body(page);
        foreach (var text in new[] { body.QuerySelector(".evidence__result")!.TextContent, body.QuerySelector("tbody td:last-child")!.TextContent })
        {
            Assert.Contains("Nothing was clearly different.", text, StringComparison.Ordinal);
            Assert.Contains("Had a response at one day: Ketamine 55 of 100, Placebo 28 of 100.", text, StringComparison.Ordinal);
            Assert.Contains("Depression score at one day, on a scale from 0 to 60 (MADRS): 3.2 points lower", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("91", body.TextContent, StringComparison.Ordinal);
        Assert.Equal("Main goal reached?", body.QuerySelectorAll("tbody td")[2].GetAttribute("data-label"));
        Assert.Equal("No", body.QuerySelectorAll("tbody td")[2].TextContent);
        Assert.Contains("In 1 of them chance decided who got what: 0 reached their main goal, 1 did not.", body.QuerySelector(".trials__count")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Had a response at one day: Ketamine 55 of 100", Assert.Single(page.Sections).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_by_name_says_both_groups_whether_the_goal_was_missed_and_its_source()
    {
        var page = content.WithBody("| Choice | Found |\n| --- | --- |\n| One infusion | {{study.berman-2000.response}} |").Page();
        Assert.Equal("Had a response at one day: Ketamine 55 of 100, Placebo 28 of 100. The trial missed its main goal.", Body(page).QuerySelector("td")!.TextContent[..^1].TrimEnd());
        Assert.Equal("Berman2000", Assert.Single(page.Citations).Reference.Id);
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
        Assert.Equal(["", "inside", "after"], page.Sections.Select(s => s.Id));
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
        var html = content.WithBody("::: timeline \"A day\"\n- **Before** You rest.\n:::\n\n```evidence\ntrial: berman-2000\n```\n\n```icon-array\nshow: berman-2000.response\n```\n\n```trials\nabout: depression\n```\n\n```forest\nabout: depression\nscale: madrs\ntitle: X\n```").Page().Html;
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    public void Dispose() => content.Dispose();

    private static IElement Body(Page page) => new HtmlParser().ParseDocument(page.Html).Body!;
}
