using System.Globalization;

namespace Clinic.Content.Tests;

public sealed class ReadingGradeTests
{
    private static readonly HashSet<string> NoNames = [];

    // Counted by hand: 6 words, 1 sentence, 6 syllables: 0.39*6 + 11.8*1 - 15.59 = -1.45 (the usual textbook example).
    [Fact]
    public void The_cat_sat_on_the_mat() =>
        Assert.Equal(-1.45, ReadingGrade.Of(["The cat sat on the mat."], NoNames).Grade, 2);

    // Counted by hand: 13 words, 1 sentence, 24 syllables: 0.39*13 + 11.8*24/13 - 15.59 = 11.26.
    [Fact]
    public void The_sentence_of_the_platypus() =>
        Assert.Equal(11.26, ReadingGrade.Of(["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."], NoNames).Grade, 2);

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("table", 2)]
    [InlineData("infusion", 3)]
    [InlineData("pressure", 2)]
    [InlineData("walked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("medicine", 3)]
    [InlineData("the", 1)]
    [InlineData("14", 0)]
    public void Syllables_are_counted_as_they_are_spoken(string word, int syllables) =>
        Assert.Equal(syllables, ReadingGrade.CountSyllables(word));

    [Fact]
    public void Drug_names_do_not_make_a_page_harder()
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { "esketamine" };
        const string Sentence = "You may ask the staff about esketamine.";
        Assert.True(ReadingGrade.Of([Sentence], names).Grade < ReadingGrade.Of([Sentence], NoNames).Grade - 2);
    }

    [Fact]
    public void The_hardest_sentences_come_first() =>
        Assert.Equal(["Extraordinarily complicated terminology intimidates everybody."],
            ReadingGrade.Of(["It is fine. Extraordinarily complicated terminology intimidates everybody. We help."], NoNames).Hardest(1));

    [Fact]
    public void Every_education_page_has_its_score_of_clarity_in_the_documents()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "../../../../..");
        var pages = Directory.EnumerateFiles(Path.Combine(root, "content/en/learn"), "*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal).ToList();
        var rows = File.ReadLines(Path.Combine(root, "docs/readability.md")).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 7 && int.TryParse(cells[2], out _)).ToList();

        Assert.True(pages.Count > 25, "hardly a page is looked at");
        Assert.Equal(pages, rows.Select(cells => cells[1]));
        Assert.All(rows, cells => Assert.Equal($"{100.0 * int.Parse(cells[2], CultureInfo.InvariantCulture) / int.Parse(cells[3], CultureInfo.InvariantCulture):0}", cells[4]));
    }

    [Fact]
    public void No_text_has_no_grade() => Assert.Equal(0, ReadingGrade.Of([], NoNames).Grade);
}
