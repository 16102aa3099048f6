using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Features.Reading.Search;
using Clinic.Web.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Search;

/// <summary>What the prepared answers rest on, and what they were learned from.</summary>
public sealed class AnswerSourceTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("    rests: [[FDA has warned, at home]]\n", "", "nothing says which sentence of /learn/at-home-ketamine it rests on")]
    [InlineData("[FDA has warned, at home]", "[FDA has praised, at home]", "rests on a sentence that /learn/at-home-ketamine does not have: FDA has praised, at home")]
    public void An_answer_about_treatment_that_is_written_by_hand_rests_on_sentences_of_its_page(string right, string wrong, string said)
    {
        using var folder = new CopiedContent();
        folder.Replace("answers.yml", right, wrong);
        var refused = Assert.ThrowsAny<Exception>(() => PageLibrary.Open(folder.Path, time));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quote: [taken off the page, every Tuesday]")]
    [InlineData("answer: \"Ask about Tuesdays.\"\n    rests: [[taken off the page, every Tuesday]]")]
    public void A_sentence_that_left_with_a_fact_past_its_day_stops_nothing_and_its_answer_is_not_given(string leaning)
    {
        using var folder = new CopiedContent();
        folder.Replace("facts.yml", "- id: fda-status", "- id: tuesday\n  text: \"This sentence is taken off the page, as it is every Tuesday.\"\n  checked: 2026-01-05\n  expires: 2026-11-26\n  source: Berman2000\n  why: \"It is a test.\"\n- id: fda-status");
        folder.Replace("en/learn/side-effects.md", "\n## ", "\n{{facts.tuesday}}\n\n## ");
        folder.Replace("answers.yml", "answers:\n  - id: place", $"answers:\n  - id: tuesday\n    asks: [[tuesday, taken]]\n    {leaning}\n    source: /learn/side-effects\n    examples: [\"is it taken on tuesday\"]\n\n  - id: place");
        Assert.Single(Answer());

        time.Advance(TimeSpan.FromDays(2));

        Assert.Empty(Answer());

        IReadOnlyList<ShownAnswer> Answer()
        {
            var opened = PageLibrary.Open(folder.Path, time);
            using var there = new PageSearch(opened);
            return [.. new AnswerWriter(there, opened, new OpenDays(opened, new ClinicClock(opened, time, new StringLocalizer<SiteTexts>(new ContentTexts(new(opened)))))).Write("is it taken on tuesday").Where(answer => answer.Id == "tuesday")];
        }
    }

    [Fact]
    public void Whoever_writes_an_answer_of_their_own_is_not_bound_to_what_was_learned()
    {
        using var folder = new CopiedContent();
        folder.Replace("answers.yml", "answers:\n  - id: place", "answers:\n  - id: goldfish\n    asks: [[goldfish]]\n    answer: \"Yes, the goldfish is called Bob.\"\n    source: /contact\n    examples: [\"where is the goldfish\"]\n\n  - id: place");
        var opened = PageLibrary.Open(folder.Path, time);
        using var there = new PageSearch(opened);
        Assert.Equal("goldfish", there.Answers("is there a goldfish")[0].Id);
        Assert.Equal("place", there.Answers("where are you located")[0].Id);
    }

    [Fact]
    public void Each_answer_is_learned_from_forty_texts_and_what_no_answer_fits_from_eight_hundred()
    {
        var library = PageLibrary.Open(Path.Combine(Repository.Root, "content"), time);
        var texts = QuerySet.Read("training/answers.tsv").CountBy(text => text.Expected[0]).ToDictionary();
        Assert.True(texts[AnswerWeights.Unanswered] >= 800);
        Assert.All(library.Current.Answers.Answers, answer => Assert.True(texts[answer.Id] >= 40, answer.Id));
        Assert.Empty(texts.Keys.Except(library.Current.Answers.Weights.Answers));
    }

    // Whoever adds texts learns from them: what is not learned is of no use to a reader.
    [Fact]
    public void The_weights_were_learned_from_the_texts_that_lie_here()
    {
        var texts = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(QuerySet.PathOf("training/answers.tsv"))));
        Assert.Contains(texts, File.ReadLines(Path.Combine(Repository.Root, "content", "answers-weights.tsv")).ElementAt(2), StringComparison.Ordinal);
    }

    // A held-out text among those that were learned from would measure nothing.
    [Fact]
    public void No_held_out_text_is_learned_from()
    {
        var learned = QuerySet.Read("training/answers.tsv").Select(text => text.Typed).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All((string[])["frozen-questions.tsv", "frozen-queries.tsv"], set =>
            Assert.All(QuerySet.Read(set), text => Assert.DoesNotContain(text.Typed, learned)));
    }
}
