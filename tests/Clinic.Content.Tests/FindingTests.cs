using static Clinic.Content.Tests.FindingAsserts;

namespace Clinic.Content.Tests;

/// <summary>Each rule, a page that breaks it, and the message its author reads.</summary>
public sealed class FindingTests : IDisposable
{
    private readonly TestContent content = new();

    [Fact]
    public void Good_content_has_no_finding() => Assert.Empty(content.WithBody("It helps some people [@Berman2000].").Load().Findings);

    [Theory]
    [InlineData("-title", "content/en/learn/side-effects.md:2: `title` is missing. Add `title: …`.")]
    [InlineData("-summary", "`summary` is missing. Add `summary: …`.")]
    [InlineData("-topic", "`topic` is missing. Add `topic:` with one of basics, conditions, treatment, safety, deciding.")]
    [InlineData("-order", "`order` is missing. Add `order:` with a whole number.")]
    [InlineData("-updated", "`updated` is missing. Add `updated:` with a date such as 2026-11-23.")]
    [InlineData("-nextReview", "`nextReview` is missing.")]
    [InlineData("-brief", "`brief` is missing.")]
    [InlineData("-nextStep", "`nextStep` is missing. Add `nextStep:` with its fields.")]
    [InlineData("updated: soon", "`updated` cannot be read. Write a date such as 2026-11-23.")]
    [InlineData("topic: weather", "`topic` cannot be read. Write one of basics, conditions, treatment, safety, deciding.")]
    [InlineData("short: \"A label that is much too long for any menu\"", "`short` has 42 characters. Write at most 32.")]
    [InlineData("summary: \"Too short.\"", "`summary` has 10 characters. Write 50 to 160.")]
    [InlineData("reviewer: \"Dr. Example\"", "A review needs both a day and a name. Fill in both `reviewed` and `reviewer`, or neither.")]
    [InlineData("sumary: \"A slip\"", "`sumary` is not a field here. Use one of aliases, brief,")]
    [InlineData("related: [no-such-page]", "There is no page `no-such-page`. Correct the name in `related`, or take it out.")]
    [InlineData("nextStep: { text: \"Go\", href: /nowhere }", "`/nowhere` leads nowhere.")]
    [InlineData("nextStep: { text: \"Go\", href: \"javascript:alert(1)\" }", "The link to `javascript:alert(1)` is not allowed.")]
    [InlineData("offLabel: maybe", "`offLabel` cannot be read. Write true or false.")]
    [InlineData("title: *other", "This is not valid YAML: anchors (&) and aliases (*) are not allowed")]
    [InlineData("title: \"Ketamine and depression\"\noffLabel: false", "The page speaks of ketamine for a condition without the off-label line. Add `offLabel: true`.")]
    public void Front_matter_that_is_wrong_says_what_to_do(string field, string message) =>
        AssertError(content.WithBody("", field == "title: \"Ketamine and depression\"\noffLabel: false" ? field.Split('\n') : [field]), message);

    [Theory]
    [InlineData("It helps [@Berman1900].", "content/en/learn/side-effects.md:17: The reference `Berman1900` is not in references.yml. Correct the id, or add the reference.")]
    [InlineData("It helps [@Rumor1999].", "`Rumor1999` was never checked against its source. Cite another reference, or check it and mark it in references.yml.")]
    [InlineData("About 26 of 100 people felt better.", "“26 of 100” has no citation in this paragraph. Add [@Reference] after the sentence, or leave the number out.")]
    [InlineData("- It fell by 14 points", "“14 points” has no citation in this paragraph.")]
    [InlineData("| Who | How many |\n| --- | --- |\n| Ketamine | 52% |", "“52%” has no citation in this row.")]
    [InlineData("It will cure you.", "“cure” is refused: No study shows it. Write instead: may ease symptoms.")]
    [InlineData("<!-- wording: allow \"cure\" because we deny it -->\n\nNothing here.", "Nothing on the next line needs the exception for “cure”. Remove the comment.")]
    [InlineData("<!-- a note to myself -->", "This comment cannot be read.")]
    [InlineData("Call 201-555-0199.", "The number 201-555-0199 is typed here. Use {{crisis.ID}} or {{clinic.phone}}, so that it is right everywhere at once.")]
    [InlineData("Call 988.", "The number 988 is typed here.")]
    [InlineData("See [that](/learn/nowhere).", "`/learn/nowhere` leads nowhere. Correct the address; pages are /learn/FILE-NAME.")]
    [InlineData("See [that](#nowhere).", "`#nowhere` leads to no heading. Correct what stands after the #.")]
    [InlineData("See [that](javascript:alert(1)).", "The link to `javascript:alert(1)` is not allowed.")]
    [InlineData("See [that](//evil.example).", "The link to `//evil.example` is not allowed.")]
    [InlineData("See [](/contact).", "The link to `/contact` has no text. Write what it leads to between the square brackets.")]
    [InlineData("![](/images/brain.svg)", "The picture `/images/brain.svg` has no text. Describe it between the square brackets.")]
    [InlineData("![Brain](https://evil.example/x.png)", "The picture `https://evil.example/x.png` is not of this site. Put it under /images/.")]
    [InlineData("# A second title", "The title is the only first-level heading. Begin with `##`.")]
    [InlineData("### Too deep", "The heading skips from level 1 to 3. Begin it with ##.")]
    [InlineData("<script>alert(1)</script>", "HTML is not allowed here. Use Markdown or a component; content/README.md shows them.")]
    [InlineData("[[flumox]]", "`flumox` is not in glossary.yml. Correct the term, add it, or remove the double brackets.")]
    [InlineData("[[dissociation]] and [[dissociative]]", "`dissociation` is marked a second time on this page.")]
    [InlineData("{{facts.nothing}}", "`{{facts.nothing}}` stands for nothing. Use a name from facts.yml, claims.yml, evidence.yml, crisis.yml or clinic.yml; content/README.md lists them.")]
    [InlineData("::: warning\nText\n:::", "`::: warning` is not a component. Use one of emergency, urgent, routine, callout, do, dont, steps, timeline, when, unless.")]
    [InlineData("::: when clinic.weather\nText\n:::", "`::: when clinic.weather` asks for nothing that clinic.yml may leave open. Write clinic. and one of clinicians, fees,")]
    [InlineData("{{clinic.insurance}}", "`{{clinic.insurance}}` stands for nothing.")]
    [InlineData("```clinic\nshow: weather\n```", "`show` cannot be read. Write one of clinicians, services, holidays, fees.")]
    [InlineData("::: urgent\n:::", "`::: urgent` is empty.")]
    [InlineData("```python\nprint()\n```", "`python` is not a component. Name one after the three backticks: evidence, icon-array, bar-chart, trials, forest, dot-chart, clinic, figure.")]
    [InlineData("```evidence\ntitle: X\nwho: Adults\n```", "`trial` is missing. Add `trial: …`.")]
    [InlineData("```evidence\ntrial: berman-2000\nwho: Everybody\n```", "`who` is not a field here. Use one of title, trial.")]
    [InlineData("```evidence\ntrial: berman-1900\n```", "There is no study `berman-1900`. Name one of evidence.yml by its id, or add it there.")]
    [InlineData("```icon-array\nshow: berman-2000.points\n```", "`points` counts points, not people.")]
    [InlineData("```icon-array\nshow: berman-2000.nothing\n```", "`berman-2000` has no outcome `nothing`. It has: response, points, hearsay.")]
    [InlineData("```icon-array\nshow: berman-2000.hearsay\n```", "Nobody has seen the figures of `berman-2000.hearsay` in their source. Show another,")]
    [InlineData("```bar-chart\nshow: [berman-2000]\n```", "`berman-2000` names no outcome. Write the study and its outcome, such as murrough-2013.response.")]
    [InlineData("```bar-chart\ntitle: X\n```", "`show` is missing. Write a list of results, such as [transform-1.response, transform-2.response].")]
    [InlineData("```trials\nabout: weather\n```", "`about` cannot be read. Write one of depression, suicide,")]
    [InlineData("```trials\nabout: ptsd\n```", "There is no study about this that may be shown.")]
    [InlineData("```forest\nabout: depression\nscale: nothing\ntitle: X\n```", "No trial of this topic has a difference on this scale.")]
    [InlineData("```dot-chart\ntitle: X\nmax: 100\nrows:\n  - { label: A, value: 120 }\nsource: \"[@Berman2000]\"\n```", "`value` is missing or outside the axis. Write a number from 0 to 100.")]
    [InlineData("```dot-chart\ntitle: X\nmax: 100\nrows:\n  - { label: 12 people, value: 12 }\n```", "The dot-chart holds numbers and no citation. Add [@Reference] to its `source`.")]
    [InlineData("```dot-chart\ntitle: X\nmax: 100\nsource: \"[@Berman2000]\"\n```", "`rows` is missing. Add `rows:` with a line for each, such as { label: Ketamine, … }.")]
    [InlineData("```dot-chart\ntitle: X\nmax: 100\nrows:\n  - { label: A, valeu: 1, value: 1 }\nsource: \"[@Berman2000]\"\n```", "`valeu` is not a field here. Use one of label, value.")]
    [InlineData("```evidence\ntrial: berman-2000", "The evidence is not closed. Write a line of three backticks where it ends.")]
    [InlineData("At one day, 64 of 100 people had a response [@Berman2000].", "“64 of 100 people had a response” stands without what happened in the comparison group. Say it in the same paragraph, or that there was no comparison.")]
    [InlineData("Remission was seen in 29% of them [@Berman2000].", "stands without what happened in the comparison group.")]
    [InlineData("| Trial | Responded |\n| --- | --- |\n| First | 64 of 100 [@Berman2000] |", "stands without what happened in the comparison group.")]
    [InlineData("The score fell by 14 points, and not with placebo [@Berman2000].", "“14 points” stands without its scale. Say where the scale begins and ends, such as “on a scale from 0 to 60”.")]
    [InlineData("You may drive soon after ketamine [@SprayPI].", "A sentence about ketamine stands on `SprayPI`, which is about Spravato. Cite a source about ketamine,")]
    [InlineData("Spravato is given at home [@DripPI].", "A sentence about Spravato stands on `DripPI`, which is about ketamine. Cite a source about Spravato,")]
    [InlineData("You may drive the next day.", "“next day” is weaker than the strictest source about driving after ketamine: no driving for 24 hours (DripPI). Give the strictest rule,")]
    [InlineData("| After ketamine |\n| --- |\n| You may drive after a night’s sleep |", "“night’s sleep” is weaker than the strictest source about driving after ketamine")]
    [InlineData("It is {{facts.fda-status}}", "`fda-status` stands within a sentence, which would break off when the fact is past its day. End the sentence before it.")]
    [InlineData("It has a status. {{facts.fda-status}} The first of these is old.", "“The first of these …” leans on `fda-status`, which is left out when it is past its day.")]
    [InlineData("{{facts.fda-status}}\n\nThat approval is old.", "“That approval …” leans on `fda-status`")]
    [InlineData("At one day, 56 of 100 people had a response with ketamine, and 28 of 100 with placebo [@Berman2000].", "“56 of 100” is not what evidence.yml says of `berman-2000`. Correct it, or add the result there with its comparison.")]
    [InlineData("At one day, 91% were in remission, and nobody with placebo [@Berman2000].", "“91%” is not what evidence.yml says of `berman-2000`.")]
    [InlineData("| Choice | Had a response, of 100 people |\n| --- | --- |\n| Ketamine or placebo | 55 with ketamine, 28 with placebo [@Berman2000] |", "“55 with” is a result typed into a table. Draw it: {{study.berman-2000.OUTCOME}} writes both groups and the source.")]
    [InlineData("{{study.berman-2000.hearsay}}", "`{{study.berman-2000.hearsay}}` stands for nothing.")]
    [InlineData("{{study.berman-2000}}", "`{{study.berman-2000}}` stands for nothing.")]
    [InlineData("Only Spravato is approved for depression [@SprayPI].", "“Only Spravato is approved for depression.” says what the FDA has approved, which may change. Write {{facts.fda-status}} or another fact, or that the use is off-label.")]
    [InlineData("Spravato is not approved for anxiety [@SprayPI].", "“Spravato is not approved for anxiety.” says what the FDA has approved, which may change.")]
    [InlineData("The tablets are under study. It is not approved for anybody below 18.", "“It is not approved for anybody below 18.” says what the FDA has approved")]
    [InlineData("Ketamine is not approved for depression.", "says what the FDA has approved, which may change.")]
    [InlineData("In 2024 more people asked for it.", "“2024” has no citation in this paragraph.")]
    [InlineData("It helps one in four people.", "“one in four” has no citation in this paragraph.")]
    [InlineData("The clinic has not told us yet which plans it takes.", "“The clinic has not told” says that the clinic has not told something, also when it has. Write it between `::: unless clinic.KEY` and `:::`, or leave it out.")]
    [InlineData("- We show no prices here.", "“show no prices” says that the clinic has not told something")]
    [InlineData("::: when clinic.fees\nX\n:::\n\n::: unless clinic.insurance\nY\n:::\n\nIts fees are not listed.", "“fees are not listed” says that the clinic has not told something")]
    [InlineData("It costs $400 or more.", "“$400” has no citation in this paragraph.")]
    [InlineData("::: callout\nText", "`::: callout` is not closed. Write a line of three colons where it ends.")]
    [InlineData("It helps [@Berman2000; Zarate2006].", "`[@` was not read and would be shown as it is. Look for a slip in it; content/README.md shows how it is written.")]
    [InlineData("See [that](/learn/side effects).", "`](` was not read and would be shown as it is.")]
    [InlineData("Call {{clinic.phone.", "`{{` was not read and would be shown as it is.")]
    [InlineData("See [the [[dissociation]] page](/contact).", "The link to `/contact` holds another link. Put the citation, the term or the number outside its square brackets.")]
    [InlineData("| | What |\n| --- | --- |\n| A | B |", "A column has no heading. Give every column one; on a phone it stands before each cell.")]
    [InlineData("Nobody speaks of a full\ncure\nhere.", "content/en/learn/side-effects.md:18: “cure” is refused")]
    [InlineData("It is a **miracle** drug.", "“miracle drug” is refused")]
    [InlineData("It is a miracle\ndrug.", "content/en/learn/side-effects.md:17: “miracle drug” is refused")]
    public void A_body_that_is_wrong_says_what_to_do(string body, string message) => AssertError(content.WithBody(body), message);

    [Theory]
    [InlineData("The [[dissociation|PHQ-9]] has nine questions.")]
    [InlineData("Ages 18 and older may ask, 24 hours a day, 7 days a week.")]
    [InlineData("Call {{crisis.lifeline}} and press 1.")]
    [InlineData("1. First\n2. Second")]
    [InlineData("{{facts.fda-status}} That was 26 of 100 people.")]
    public void Numbers_no_study_stands_behind_need_no_citation(string body) =>
        Assert.Empty(ButForTheGrade(content.WithBody("It helps [@Berman2000].\n\n" + body)));

    [Theory]
    [InlineData("At one day, 64 of 100 people had a response, and 28 with midazolam [@DripPI].")]
    [InlineData("At one day, 55 of 100 people had a response with ketamine, and 28 of 100 with placebo [@Berman2000].")]
    [InlineData("At one day, 55.4% had a response with ketamine, and 72 of 100 with placebo did not [@Berman2000].")]
    [InlineData("| Ketamine or placebo | Found |\n| --- | --- |\n| One infusion | {{study.berman-2000.response}} |")]
    [InlineData("The score fell by 14 points on a scale from 0 to 60 [@Berman2000].")]
    [InlineData("You may not drive until the next day, and not before 24 hours are over [@Berman2000].")]
    [InlineData("After Spravato you may drive the next day, and after ketamine only when 24 hours are over [@SprayPI; @DripPI].")]
    [InlineData("Spravato, unlike ketamine, is a spray [@SprayPI].")]
    public void What_is_whole_and_strict_may_stand(string body) => Assert.DoesNotContain(ButForTheGrade(content.WithBody("It helps [@Berman2000].\n\n" + body)), f => f.Rule is not "reference");

    [Fact]
    public void That_something_is_missing_may_stand_where_it_goes_when_it_is_there() =>
        Assert.DoesNotContain(content.WithBody("::: unless clinic.fees\nThe clinic has not given us any prices to publish.\n\n- It has not told us why, and we list no prices.\n:::").Load().Findings, f => f.Rule == "missing");

    [Theory]
    [InlineData("brief: |\n  We show no prices here.", "“show no prices” says")]
    [InlineData("summary: \"What it costs, and that the clinic has not published its fees so far.\"", "content/en/learn/side-effects.md:4: “the clinic has not published” says")]
    public void Nor_in_the_summary_or_the_short_version(string field, string message) => AssertError(content.WithBody("", field), message);

    [Theory]
    [InlineData("brief: |\n  At one day, 64 of 100 people had a response [@Berman2000].", "content/en/learn/side-effects.md:11: “64 of 100 people had a response” stands without")]
    [InlineData("brief: |\n  You may drive the next day.", "content/en/learn/side-effects.md:11: “next day” is weaker")]
    public void The_short_version_is_held_to_comparisons_and_safety_rules_too(string brief, string message) => AssertError(content.WithBody("", brief), message);

    [Fact]
    public void The_short_version_is_checked_like_the_text()
    {
        content.WithBody("", "brief: |\n  It helps 26 of 100 people.\n\n  See [that](/nowhere) or <b>this</b>.");
        AssertError(content, "content/en/learn/side-effects.md:11: “26 of 100” has no citation in this paragraph.");
        AssertError(content, "content/en/learn/side-effects.md:13: `/nowhere` leads nowhere.");
        AssertError(content, "content/en/learn/side-effects.md:13: HTML is not allowed here.");
    }

    [Fact]
    public void A_component_with_one_slip_is_not_told_that_its_other_fields_are_wrong()
    {
        content.WithBody("It helps [@Berman2000].\n\n```icon-array\nshow: berman-2000\ntitle: X\n```");
        Assert.Equal("`berman-2000` names no outcome.", Assert.Single(ButForTheGrade(content)).Message);
    }

    [Fact]
    public void A_link_that_is_not_allowed_is_told_of_once() =>
        Assert.Single(ButForTheGrade(content.WithBody("It helps [@Berman2000]. See [that](javascript:alert(1)).")));

    [Fact]
    public void A_term_marked_after_its_first_use_is_warned_about()
    {
        var finding = Assert.Single(ButForTheGrade(content.WithBody("You may feel dissociation.\n\nThe [[dissociation]] ends [@Berman2000].")));
        Assert.Equal("content/en/learn/side-effects.md:17: “dissociation” is in the glossary and marked only further down. Write [[dissociation]] where it is first used.", finding.ToString());
    }

    [Fact]
    public void A_file_named_like_a_page_of_the_sites_own_is_refused() => AssertError(
        content.Write("en/pages/contact.md", File.ReadAllText(Path.Combine(content.Folder, "en/learn/side-effects.md"))),
        "content/en/pages/contact.md:1: `/contact` is a page of the site's own. Give the file another name.");

    [Fact]
    public void A_file_name_that_is_no_address_is_refused() => AssertError(
        content.WritePage("Side Effects", TestContent.Prose),
        "`Side Effects` cannot be part of an address. Name the file in small letters, digits and hyphens, such as side-effects.md.");

    [Fact]
    public void An_old_address_given_twice_on_one_page_is_refused() => AssertError(
        content.WithBody("", "aliases: [/old, /Old]"), "`/old` leads to another page already.");

    [Fact]
    public void An_exception_lets_a_refused_word_stand_on_the_next_line() =>
        Assert.Empty(content.WithBody("<!-- wording: allow \"cure\" because we deny it -->\nIt is not a cure, and no one should say so.").Load().Findings);

    [Fact]
    public void Hard_prose_is_refused_with_its_hardest_sentences() => AssertError(
        content.WritePage("side-effects", "Pharmacological antagonism of glutamatergic neurotransmission precipitates neuroplastic consolidation of corticolimbic connectivity, notwithstanding considerable interindividual heterogeneity.\n"),
        "Shorten the hardest sentences: Pharmacological antagonism");

    [Fact]
    public void Childish_prose_is_refused_too() =>
        AssertError(content.WritePage("side-effects", "You sit. You rest. We look. It ends. You go home. It is ok.\n"), "Join short sentences where they belong together.");

    [Fact]
    public void A_short_version_of_more_than_150_words_is_refused() => AssertError(
        content.WithBody("", "brief: |\n  " + string.Join(' ', Enumerable.Repeat("word", 151))), "The short version has 151 words. Cut it to 150.");

    [Fact]
    public void Two_pages_with_one_place_are_refused() => AssertError(
        content.WithBody("", "order: 5").WritePage("after", TestContent.Prose, "order: 5"),
        "already has order 5 here. Choose another number.");

    [Fact]
    public void One_old_address_for_two_pages_is_refused() => AssertError(
        content.WithBody("", "aliases: [/old]").WritePage("after", TestContent.Prose, "aliases: [/old]"),
        "`/old` leads to another page already. Keep it once, on one page only.");

    [Fact]
    public void A_fact_past_its_day_fails_the_check_and_is_left_out_of_the_page_its_short_version_and_its_references()
    {
        content.Write("facts.yml", "- { id: fda-status, text: \"Nobody knows today [@Berman2000].\", checked: 2025-11-23, expires: 2026-11-22, source: Berman2000, why: \"It may change.\" }\n");
        var result = content.WithBody("It has a status. {{facts.fda-status}}", "brief: |\n  In short, it has one. {{facts.fda-status}}").Load();

        var finding = Assert.Single(result.Findings, f => f.Severity is Severity.Expired);
        Assert.Equal("content/facts.yml:1: The fact `fda-status` ran out on 2026-11-22. It may change. Look it up, correct the text, and set `checked` and `expires`.", finding.ToString());
        Assert.DoesNotContain(result.Findings, f => f.Severity is Severity.Error);
        var page = result.Set!.FindLearn("side-effects")!;
        Assert.All([page.Html, page.Brief], html =>
        {
            Assert.DoesNotContain("Nobody knows", html, StringComparison.Ordinal);
            Assert.Contains("What stood here is past its date", html, StringComparison.Ordinal);
        });
        Assert.Null(result.Set.FindFact("fda-status"));
        Assert.Equal("fda-status", Assert.Single(result.Set.LeftOut).Id);
    }

    [Fact]
    public void A_fact_past_its_day_does_not_hide_a_real_error() => AssertError(
        content.Write("facts.yml", "- { id: fda-status, text: \"Old.\", checked: 2025-11-23, expires: 2026-11-22, source: Berman2000, why: \"It may change.\" }\n").WithBody("It will cure you."),
        "“cure” is refused");

    [Fact]
    public void A_fact_near_its_day_is_warned_about_and_serves()
    {
        var result = content.Write("facts.yml", "- { id: fda-status, text: \"Old.\", checked: 2025-11-23, expires: 2026-12-20, source: Berman2000, why: \"It may change.\" }\n").Load();
        Assert.NotNull(result.Set);
        Assert.Contains(result.Findings, f => f is { Severity: Severity.Warning, Rule: "expired" });
    }

    [Fact]
    public void A_page_past_its_review_is_warned_about_and_readers_are_told()
    {
        var result = content.WithBody("It helps [@Berman2000].", "nextReview: 2026-11-22").Load();
        Assert.Contains(result.Findings, f => f is { Severity: Severity.Warning, Rule: "review" });
        Assert.True(result.Set!.Learn[0].IsDueForReview(TestContent.Today));
    }

    [Fact]
    public void A_term_that_is_never_marked_is_warned_about()
    {
        var finding = Assert.Single(content.WithBody("You may feel dissociation [@Berman2000].").Load().Findings);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("“dissociation” is in the glossary and not marked on this page. Write [[dissociation]] where it is first used.", $"{finding.Message} {finding.Fix}");
    }

    [Fact]
    public void All_findings_come_at_once()
    {
        var findings = content.WithBody("It will cure you [@Nobody]. See [x](/nowhere).").Load().Findings;
        Assert.Equal(["citation", "link", "wording"], findings.Select(f => f.Rule).Where(rule => rule is not ("reference" or "grade")).Distinct().Order());
    }

    public void Dispose() => content.Dispose();
}
