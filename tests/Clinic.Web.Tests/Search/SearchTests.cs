using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Features.Reading.Search;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Search;

public sealed class SearchTests : IDisposable
{
    private readonly PageLibrary library;
    private readonly PageSearch search;

    // Ten in the morning of the day before Thanksgiving.
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));

    public SearchTests()
    {
        library = PageLibrary.Open(Path.Combine(Repository.Root, "content"), time);
        search = new PageSearch(library);
    }

    [Fact]
    public void Of_the_queries_it_was_tuned_on_nineteen_of_twenty_find_their_page_in_the_first_three()
    {
        var queries = QuerySet.Read("tuned-queries.tsv").Concat(RealLifeQueries.All.Select(query => (query.Typed, Expected: new[] { query.Path }))).ToList();
        var missed = queries.Where(query => !search.Search(query.Typed).Hits.Take(3).Any(hit => query.Expected.Contains(hit.Path))).Select(query => query.Typed).ToList();
        Assert.True(queries.Count >= 250);
        Assert.True(missed.Count <= queries.Count / 20, string.Join('\n', missed));
    }

    [Fact]
    public void Of_the_questions_it_was_tuned_on_nineteen_of_twenty_are_answered()
    {
        var questions = QuerySet.Read("tuned-questions.tsv");
        var missed = questions.Where(question => !Answers(question.Typed).Any(answer => question.Expected.Contains(answer.Id))).Select(question => question.Typed).ToList();
        Assert.True(questions.Count >= 300);
        Assert.True(missed.Count <= questions.Count / 20, string.Join('\n', missed));
    }

    [Fact]
    public void Every_prepared_answer_is_found_by_its_own_examples()
    {
        var missed = library.Current.Answers.Answers
            .SelectMany(answer => answer.Examples.Where(example => search.Answers(example).All(found => found.Id != answer.Id)).Select(example => $"{answer.Id}: {example}"));
        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("horse", "worse")]
    [InlineData("throwing up after", "showing")]
    [InlineData("burning when i pee", "during")]
    [InlineData("combat vet", "coma")]
    [InlineData("cuanto cuesta", "chest")]
    public void A_real_word_never_becomes_another(string typed, string other)
    {
        var found = search.Search(typed);
        Assert.Null(found.ShownInstead);
        Assert.DoesNotContain(found.Hits, hit => hit.Snippet.Contains($"\u0002{other}\u0003", StringComparison.OrdinalIgnoreCase));
    }

    // Written by somebody who had not seen the lists, before they were made, and not to be tuned on: docs/search.md.
    [Theory]
    [InlineData("frozen-queries.tsv", "01c8fd8140855535575b6aaf73bc9715fef30bec7c92638986b3f9d076b17d45")]
    [InlineData("frozen-questions.tsv", "5b85b5b4fff6d2bc39f37922f7a69755cc82ae12931643dcfb25496f23115e66")]
    [InlineData("frozen-2-queries.tsv", "1978c469690e44e6778a8a1373711e488eddbf2b2e2d145752a614b6e7bc1811")]
    [InlineData("frozen-2-questions.tsv", "47450a4d5486e81bb0ab1d0f16fa0b17a1818948c890bb1505a8f39940399bf9")]
    [InlineData("frozen-3-queries.tsv", "8159b20ab957f5f0a2b167012d3e967bda0f7c34793392ae083860a3b0dc65f4")]
    [InlineData("frozen-3-questions.tsv", "334f74660dca197f15d7c9572df1648e71725278d16c7def02cbd3c52a8b9810")]
    public void The_held_out_sets_are_as_they_were_written(string name, string sha256) =>
        Assert.Equal(sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(QuerySet.PathOf(name)))));

    [Fact]
    public void Of_the_queries_held_out_nine_of_ten_find_their_page_in_the_first_three_and_three_of_four_first()
    {
        var ranks = QuerySet.Read("frozen-queries.tsv").Select(query =>
            search.Search(query.Typed).Hits.ToList().FindIndex(hit => query.Expected.Contains(hit.Path.Split('/')[^1]))).ToList();
        Assert.True(ranks.Count(rank => rank is >= 0 and < 3) >= 0.9 * ranks.Count);
        Assert.True(ranks.Count(rank => rank == 0) >= 0.75 * ranks.Count);
    }

    [Fact]
    public void Of_the_questions_held_out_ninety_three_of_a_hundred_are_answered()
    {
        var questions = QuerySet.Read("frozen-questions.tsv");
        Assert.True(questions.Count(question => Answers(question.Typed).Count > 0) >= 0.93 * questions.Count);
    }

    // As they were scored once, misses and all: this only keeps it from getting worse. Help that was expected and stands first is found.
    [Theory]
    [InlineData("frozen-2", 61, 72, 33)]
    [InlineData("frozen-3", 56, 66, 67)]
    public void Of_a_later_set_held_out_as_many_are_found_and_answered_as_when_it_was_scored(string set, int first, int firstThree, int answered)
    {
        var distress = new DistressCheck(library);
        var ranks = QuerySet.Read($"{set}-queries.tsv").Select(query => (Query: query, Matters: distress.MattersInSearch(query.Typed))).Select(asked =>
            asked.Matters.Count > 0 && asked.Query.Expected.Contains("help-now") ? 0
            : search.Search(asked.Query.Typed, asked.Matters).Hits.ToList().FindIndex(hit => asked.Query.Expected.Contains(hit.Path.Split('/')[^1]))).ToList();
        Assert.True(ranks.Count(rank => rank is >= 0 and < 3) >= firstThree);
        Assert.True(ranks.Count(rank => rank == 0) >= first);
        Assert.True(QuerySet.Read($"{set}-questions.tsv").Count(question => Answers(question.Typed).Count > 0) >= answered);
    }

    [Fact]
    public void A_word_on_every_page_is_not_thrown_away()
    {
        var found = search.Search("difference between spravato and ketamine");
        Assert.Equal("/learn/spravato-esketamine", found.Hits[0].Path);
    }

    [Fact]
    public void What_no_page_speaks_of_is_said_so_with_the_nearest_page()
    {
        var found = search.Search("lions mane");
        Assert.Equal(["lions mane"], found.Unspoken);
        Assert.NotEmpty(found.Hits);
    }

    [Fact]
    public void No_snippet_has_a_hole_or_a_word_cut_in_two()
    {
        // What people type, and what every page and section is called, so that no page goes unseen.
        var queries = QuerySet.Read("tuned-queries.tsv").Select(query => query.Typed).Concat(RealLifeQueries.All.Select(query => query.Typed))
            .Concat(library.Current.Pages.SelectMany(page => page.Sections.Select(section => section.Heading).Append(page.Title))).Distinct().ToList();
        Assert.Empty(library.Current.Pages.Select(page => page.Path).Except(queries.SelectMany(query => search.Search(query).Hits).Select(hit => hit.Path)));
        var texts = library.Current.Pages.ToDictionary(page => page.Path, page => $" {string.Join(' ', page.Sections.Select(section => section.Text.Replace('\n', ' ')))} {page.Summary} ");
        foreach (var hit in queries.SelectMany(query => search.Search(query).Hits).Where(hit => texts.ContainsKey(hit.Path)))
        {
            var shown = hit.Snippet.Replace("\u0002", "", StringComparison.Ordinal).Replace("\u0003", "", StringComparison.Ordinal);
            Assert.DoesNotContain("{{", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", shown, StringComparison.Ordinal);
            Assert.DoesNotMatch("[a-z] (at any hour|if you|and then) at|or text at (?![0-9])|[(] *[)]| [.,;:]", shown);
            var whole = shown.TrimStart('…', ' ').TrimEnd('…', ' ', '.', ',', ';', ':');
            var at = texts[hit.Path].IndexOf(whole, StringComparison.Ordinal);
            Assert.True(at > 0, $"“{whole}” is not what {hit.Path} says.");
            Assert.False(char.IsLetterOrDigit(texts[hit.Path][at - 1]) || char.IsLetterOrDigit(texts[hit.Path][at + whole.Length]), $"“{shown}” is cut inside a word.");
        }
    }

    [Fact]
    public void A_number_to_call_stands_in_the_sentence_that_names_it()
    {
        var help = library.Current.FindPath("/learn/how-to-prepare")!.Sections.SelectMany(section => section.Text.Split('\n'));
        Assert.Contains(help, line => line.Contains("call or text 988 at any hour", StringComparison.Ordinal));
    }

    [Fact]
    public void What_not_to_do_is_never_shown_without_the_not()
    {
        var items = library.Current.FindPath("/learn/how-to-prepare")!.Sections.SelectMany(section => section.Text.Split('\n'));
        Assert.Contains(items, item => item.StartsWith("Do not: eat or drink", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("are you open today", "Yes, we are open now, until 5 pm today.")]
    [InlineData("r u open tomorrow", "No, on Thursday, November 26, we are closed (Thanksgiving Day).")]
    [InlineData("are you open on christmas", "No, on Friday, December 25, we are closed (Christmas Day).")]
    [InlineData("are you open dec 24", "Yes, on Thursday, December 24, we are open from 9 am to 5 pm.")]
    [InlineData("abren los sabados", "No, we are closed on Saturdays.")]
    [InlineData("are you open thursdays", "Yes, we are open on Thursdays from 9 am to 5 pm. But we are closed on November 26 (Thanksgiving Day).")]
    public void Whether_it_is_open_is_worked_out(string asked, string expected) =>
        Assert.Equal(expected, Text(Answers(asked)[0]));

    [Fact]
    public void After_hours_it_says_when_the_clinic_opens_next()
    {
        time.Advance(TimeSpan.FromHours(9));
        Assert.Equal("We are closed now. We open next at 9 am Friday, November 27.", Text(Answers("are you open now")[0]));
    }

    [Fact]
    public void What_the_clinic_has_not_told_is_said_with_a_way_to_ask()
    {
        var answer = Text(Answers("do you take aetna")[0]);
        Assert.Contains("has not told us yet which insurance it takes", answer, StringComparison.Ordinal);
        Assert.Contains(library.Current.Clinic.Phone, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_clinic_has_told_is_the_answer()
    {
        using var folder = new CopiedContent();
        folder.Replace("clinic.yml", "insurance: unknown", "insurance: \"We take Aetna and Cigna for Spravato.\" #");
        folder.Replace("clinic.yml", "telehealth: unknown", "telehealth: false");
        var told = PageLibrary.Open(folder.Path, time);
        using var there = new PageSearch(told);
        var writer = new AnswerWriter(there, told, new OpenDays(told, new ClinicClock(told, time, new StringLocalizer<SiteTexts>(new ContentTexts(new(told))))));
        Assert.Equal("We take Aetna and Cigna for Spravato.", Text(writer.Write("do you take aetna")[0]));
        Assert.StartsWith("No, we do not offer visits by video.", Text(writer.Write("do you do zoom")[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_about_treatment_is_a_sentence_of_its_page()
    {
        foreach (var answer in library.Current.Answers.Answers.Where(answer => answer.Quote.Count > 0))
        {
            var page = library.Current.FindPath(answer.Source.Split('#')[0])!;
            Assert.Contains(page.Sentence(answer.Quote)!, string.Join(' ', page.Sections.Select(section => section.Text)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cuanto cuesta una sesion", true)]
    [InlineData("hablan espanol", true)]
    [InlineData("how much is a session", false)]
    [InlineData("spravato", false)]
    public void A_question_in_Spanish_is_known_as_one(string typed, bool spanish) =>
        Assert.Equal(spanish, WordLists.EnglishAndSpanish.AreSpanish(SearchWords.Split(typed)));

    [Fact]
    public void A_misspelled_word_is_looked_for_as_the_word_it_is_nearest_to()
    {
        var answer = search.Search("ketamien depresson");
        Assert.Equal("ketamine depression", answer.ShownInstead);
    }

    [Fact]
    public void An_unfinished_word_finds_what_it_begins()
    {
        var answer = search.Search("sprav");
        Assert.Null(answer.ShownInstead);
        Assert.Equal("/learn/spravato-esketamine", answer.Hits[0].Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"*( AND NEAR")]
    [InlineData("'; DROP TABLE sections; --")]
    [InlineData("title:ketamine OR heading:*")]
    [InlineData("zzzzzzzzzz qqqqqqqq")]
    [InlineData("💉🧠")]
    public void Whatever_is_typed_is_answered(string typed) =>
        Assert.NotNull(search.Search(typed));

    [Fact]
    public void The_word_that_was_found_is_marked_in_the_snippet()
    {
        var answer = search.Search("dissociation");
        Assert.Contains(answer.Hits, hit => hit.Snippet.Contains('\u0002') && hit.Snippet.Contains('\u0003'));
    }

    [Fact]
    public void A_glossary_term_is_answered_with_its_meaning() =>
        Assert.Contains(search.Terms("what is dissociation"), term => term.Term == "dissociation");

    public void Dispose() => search.Dispose();

    private IReadOnlyList<ShownAnswer> Answers(string typed) => new AnswerWriter(search, library, new OpenDays(library, new ClinicClock(library, time, new StringLocalizer<SiteTexts>(new ContentTexts(new(library)))))).Write(typed);

    private static string Text(ShownAnswer answer)
    {
        using var html = new StringWriter();
        answer.Html.WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html.ToString(), "<[^>]+>", ""));
    }
}
