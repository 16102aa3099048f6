using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>
/// Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975): 0.39 × words per sentence + 11.8 ×
/// syllables per word − 15.59. Names of drugs count as words but not in the syllables, because a reader who looks for
/// "ketamine" knows the word.
/// </summary>
public sealed partial class ReadingGrade
{
    private readonly List<(string Text, double Grade)> sentences = [];

    private ReadingGrade()
    {
    }

    public int Words { get; private set; }

    public int Sentences => sentences.Count;

    private int CountedWords { get; set; }

    private int Syllables { get; set; }

    /// <summary>The grade; 0 where there is no sentence.</summary>
    public double Grade => Formula(Words, Sentences, CountedWords, Syllables);

    /// <summary>Measures paragraphs and list items; each is at least one sentence.</summary>
    public static ReadingGrade Of(IEnumerable<string> paragraphs, IReadOnlySet<string> names)
    {
        var grade = new ReadingGrade();
        foreach (var sentence in paragraphs.SelectMany(paragraph => SentenceEnd().Split(paragraph))) grade.Add(sentence, names);
        return grade;
    }

    /// <summary>The sentences that make the page hardest to read.</summary>
    public IEnumerable<string> Hardest(int count) =>
        sentences.OrderByDescending(s => s.Grade).Take(count).Select(s => s.Text);

    /// <summary>Syllables by vowel groups, silent endings left out: right for about nine words in ten.</summary>
    public static int CountSyllables(string word)
    {
        var letters = NotLetter().Replace(word.ToLowerInvariant(), "");
        if (letters.Length == 0) return 0;
        if (letters.Length <= 3) return 1;
        letters = SilentEnd().Replace(letters, "$1$2").TrimStart('y');
        return Math.Max(1, Vowels().Count(letters));
    }

    private void Add(string sentence, IReadOnlySet<string> names)
    {
        var words = Word().Matches(sentence).Select(m => m.Value).ToList();
        if (words.Count == 0) return;
        var counted = words.Where(word => !names.Contains(word.TrimEnd('.', ',', '\'', '’')) && word.Any(char.IsLetter)).ToList();
        var syllables = counted.Sum(CountSyllables);
        Words += words.Count;
        CountedWords += counted.Count;
        Syllables += syllables;
        sentences.Add((sentence.Trim(), Formula(words.Count, 1, counted.Count, syllables)));
    }

    private static double Formula(int words, int sentences, int counted, int syllables) =>
        words == 0 ? 0 : 0.39 * words / sentences + 11.8 * syllables / Math.Max(1, counted) - 15.59;

    [GeneratedRegex(@"(?<=[.!?:])[""”’)]*\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*")]
    private static partial Regex Word();

    [GeneratedRegex("[^a-z]")]
    private static partial Regex NotLetter();

    [GeneratedRegex("([^laeiouy])(?:es|e)$|([^td])ed$")]
    private static partial Regex SilentEnd();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
