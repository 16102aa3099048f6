using Clinic.Content;

namespace Clinic.Web.Forms;

/// <summary>A message as the check reads it: words with their numbers, in clauses and sentences.</summary>
internal sealed class DangerText
{
    private const int SpelledMax = 3;
    private const int JoinedMin = 7;
    private const string SentenceEnds = ".!?\n\r;¡¿…";
    private const string ClauseEnds = ",:()—–\"“”";

    private readonly List<DangerWord> words = [];
    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Number, int Other)> numbers = new(StringComparer.Ordinal);
    private readonly DangerVocabulary vocabulary;

    public DangerText(string text, DangerVocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        var (typed, sentence, clause) = (DangerDisguise.Read(Folding.Fold(text), vocabulary), 0, 0);
        var run = new List<string>();
        for (var at = 0; at < typed.Length; at++)
        {
            var start = at;
            while (at < typed.Length && (char.IsLetterOrDigit(typed[at]) || char.IsSurrogate(typed[at]) || IsHiding(typed, at, start))) at++;
            if (at > start) run.Add(typed[start..at]);
            if (at == typed.Length) break;
            var ends = SentenceEnds.Contains(typed[at], StringComparison.Ordinal) && !IsWithinNumber(typed, at);
            if (!ends && !ClauseEnds.Contains(typed[at], StringComparison.Ordinal)) continue;
            Add(run, sentence, clause);
            run.Clear();
            clause++;
            if (ends) sentence++;
        }

        Add(run, sentence, clause);
    }

    public IReadOnlyList<DangerWord> Words => words;

    // "k*ll", "d1e!": a star between letters hides one.
    private static bool IsHiding(string text, int at, int start) =>
        text[at] == '*' && at > start && at + 1 < text.Length && (text[at + 1] == '*' || char.IsLetter(text[at + 1]));

    private static bool IsWithinNumber(string text, int at) =>
        text[at] == '.' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private void Add(List<string> run, int sentence, int clause)
    {
        for (var at = 0; at < run.Count;)
        {
            var (read, length) = Spelled(run, at);
            foreach (var word in read) words.Add(Numbered(word, sentence, clause));
            at += length;
        }
    }

    private (IReadOnlyList<string> Read, int Length) Spelled(List<string> run, int at)
    {
        for (var length = Math.Min(SpelledMax, run.Count - at); length > 0; length--)
        {
            var typed = length == 1 ? run[at] : string.Join('_', run.Skip(at).Take(length));
            if (vocabulary.Spellings.TryGetValue(typed, out var read)) return (read, length);
        }

        if (!known.TryGetValue(run[at], out var once)) known[run[at]] = once = Known(run[at]);
        return (once, 1);
    }

    // A word nobody knows may have letters doubled, figures for letters, or its space forgotten.
    private IReadOnlyList<string> Known(string typed)
    {
        if (vocabulary.Words.ContainsKey(typed) || vocabulary.Ordinary.Contains(typed)) return [typed];
        foreach (var way in new[] { WithoutRuns(typed, 2), WithoutRuns(typed, 1), WithLetters(typed, 'i'), WithLetters(typed, 'l') })
        {
            if (way == typed) continue;
            if (vocabulary.Words.ContainsKey(way)) return [way];
            if (vocabulary.Spellings.TryGetValue(way, out var read)) return read;
        }

        if (typed.Length is >= JoinedMin and <= 24)
        {
            for (var cut = 3; cut <= typed.Length - 3; cut++)
            {
                if (vocabulary.Words.ContainsKey(typed[..cut]) && vocabulary.Words.ContainsKey(typed[cut..])) return [typed[..cut], typed[cut..]];
            }
        }

        return [typed];
    }

    private DangerWord Numbered(string word, int sentence, int clause)
    {
        if (!numbers.TryGetValue(word, out var found)) numbers[word] = found = (NumberOf(word), OtherNumberOf(word));
        return new DangerWord(word, found.Number, found.Other, sentence, clause);
    }

    private int OtherNumberOf(string word)
    {
        if (char.IsAsciiDigit(word[0])) return NumberOf(IsYear(word) ? "%year" : IsMany(word) ? "%many" : "%");
        return NumberOf(word) == 0 && DangerSpelling.Nearest(word, vocabulary) is { } meant ? NumberOf(meant) : 0;
    }

    private int NumberOf(string word) => vocabulary.Words.GetValueOrDefault(word);

    private static bool IsYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit) && word[..2] is "19" or "20";

    // Ten or more of what is counted by the piece.
    private static bool IsMany(string word) => word.Length is 2 or 3 && word.All(char.IsAsciiDigit);

    private static string WithoutRuns(string word, int most)
    {
        var kept = new List<char>(word.Length);
        foreach (var letter in word)
        {
            if (kept.Count < most || kept.TakeLast(most).Any(before => before != letter)) kept.Add(letter);
        }

        return string.Concat(kept);
    }

    private static string WithLetters(string word, char one) => word.Any(char.IsAsciiLetter) && word.Any(char.IsAsciiDigit)
        ? word.Replace('0', 'o').Replace('1', one).Replace('3', 'e').Replace('4', 'a').Replace('5', 's')
        : word;
}

/// <param name="Text">The word as it is read.</param>
/// <param name="Number">The word's own number, 0 for one that means nothing here.</param>
/// <param name="Other">The number of what it may be meant for: a misspelled word, or "%" for a figure.</param>
internal readonly record struct DangerWord(string Text, int Number, int Other, int Sentence, int Clause)
{
    /// <summary>Part of a figure of speech.</summary>
    public bool SetAside { get; init; }
}
