using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>
/// Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975): 0.39 × words per sentence + 11.8 ×
/// syllables per word − 15.59. Names of drugs count as words but not in the syllables, because a reader who looks for
/// "ketamine" knows the word.
/// </summary>
public sealed partial class ReadingGrade
{
    private const string Vowels = "aeiouy";
    private const string VoicesAnE = "l" + Vowels; // "able", "see"

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
    public static ReadingGrade Of(IEnumerable<string> paragraphs, HashSet<string> names)
    {
        var grade = new ReadingGrade();
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var sentence in paragraphs.SelectMany(paragraph => SentenceEnd().Split(paragraph))) grade.Add(sentence, lookup);
        return grade;
    }

    /// <summary>The sentences that make the page hardest to read.</summary>
    public IEnumerable<string> Hardest(int count) =>
        sentences.OrderByDescending(s => s.Grade).Take(count).Select(s => s.Text);

    /// <summary>Syllables by vowel groups, silent endings left out: right for about nine words in ten.</summary>
    public static int CountSyllables(ReadOnlySpan<char> word)
    {
        Span<char> buffer = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var typed in word)
        {
            var letter = char.ToLowerInvariant(typed);
            if (char.IsAsciiLetterLower(letter)) buffer[length++] = letter;
        }

        if (length <= 3) return Math.Min(1, length);
        var letters = WithoutSilentEnd(buffer[..length]).TrimStart('y');
        var groups = 0;
        var inGroup = false;
        foreach (var letter in letters)
        {
            var vowel = Vowels.Contains(letter);
            if (vowel && !inGroup) groups++;
            inGroup = vowel;
        }

        return Math.Max(1, groups);
    }

    private static ReadOnlySpan<char> WithoutSilentEnd(ReadOnlySpan<char> letters) => letters switch
    {
        [.. var stem, var before, 'e', 's'] when !VoicesAnE.Contains(before) => letters[..(stem.Length + 1)], // makes
        [.. var stem, var before, 'e'] when !VoicesAnE.Contains(before) => letters[..(stem.Length + 1)], // make, not able
        [.. var stem, not ('t' or 'd') and _, 'e', 'd'] => letters[..(stem.Length + 1)], // asked, not added
        _ => letters,
    };

    private void Add(string sentence, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names)
    {
        var (words, counted, syllables) = (0, 0, 0);
        foreach (var match in Word().EnumerateMatches(sentence))
        {
            var word = sentence.AsSpan(match.Index, match.Length);
            words++;
            if (names.Contains(word.TrimEnd(".,'’")) || !HasLetter(word)) continue;
            counted++;
            syllables += CountSyllables(word);
        }

        if (words == 0) return;
        Words += words;
        CountedWords += counted;
        Syllables += syllables;
        sentences.Add((sentence.Trim(), Formula(words, 1, counted, syllables)));
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var sign in word)
        {
            if (char.IsLetter(sign)) return true;
        }

        return false;
    }

    private static double Formula(int words, int sentences, int counted, int syllables) =>
        words == 0 ? 0 : 0.39 * words / sentences + 11.8 * syllables / Math.Max(1, counted) - 15.59;

    [GeneratedRegex(@"(?<=[.!?:])[""”’)]*\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*")]
    private static partial Regex Word();
}
