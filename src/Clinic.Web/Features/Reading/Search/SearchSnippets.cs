using System.Text;
using System.Text.RegularExpressions;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// Shows of each page the sentence that answers. What was asked is marked, between U+0002 and U+0003. Nothing is cut inside a word.
/// </summary>
internal sealed partial class SearchSnippets(SearchTerms terms)
{
    public const char Mark = '\u0002';
    public const char EndMark = '\u0003';

    private const int LettersMax = 240;
    private const int LettersBefore = 80;
    private const int SectionsMax = 3;
    private const double SectionWorth = 0.6; // of the best section's score

    public SearchHit Hit(IndexedPage page, IReadOnlyList<(IndexedPart Part, double Score)> parts, QueryMatcher matcher, double score)
    {
        var document = page.Document;
        var sentence = parts.Count == 0 ? null : parts[0].Part.Answering(matcher);
        var sections = parts.Where(part => part.Part.Source.Anchor is not null && part.Score >= SectionWorth * parts[0].Score).Take(SectionsMax)
            .Select(part => new SearchSection($"{document.Path}#{part.Part.Source.Anchor}", part.Part.Source.Heading));
        return new SearchHit(document.Path, document.Title, Marked(sentence ?? document.Summary, matcher), [.. sections], score);
    }

    private string Marked(string sentence, QueryMatcher matcher)
    {
        var words = new List<(int Index, int Length)>();
        foreach (var word in WordsIn(sentence)) words.Add((word.Index, word.Length));
        var marked = matcher.Mark(terms.OfShown(sentence));

        var (from, to) = Cut(sentence, words, Array.IndexOf(marked, true));
        var text = new StringBuilder(from == 0 ? "" : "… ");
        var letter = from;
        for (var at = 0; at < words.Count; at++)
        {
            var (start, end) = (words[at].Index, words[at].Index + words[at].Length);
            if (start < from || end > to || !marked[at]) continue;
            text.Append(sentence, letter, start - letter).Append(Mark).Append(sentence, start, end - start).Append(EndMark);
            letter = end;
        }

        text.Append(sentence, letter, to - letter);
        return to == sentence.Length ? text.ToString() : $"{text.ToString().TrimEnd(' ', ',', ';', ':')} …";
    }

    // From the start of a word to the end of one, with what was asked inside.
    private static (int From, int To) Cut(string sentence, List<(int Index, int Length)> words, int firstMarked)
    {
        if (sentence.Length <= LettersMax) return (0, sentence.Length);
        var asked = firstMarked < 0 ? 0 : words[firstMarked].Index;
        var from = asked + LettersBefore < LettersMax ? 0 : words.First(word => word.Index >= asked - LettersBefore).Index;
        var last = words.Last(word => word.Index + word.Length <= from + LettersMax);
        return words[^1] == last ? (from, sentence.Length) : (from, last.Index + last.Length);
    }

    /// <summary>Words as they are shown and marked.</summary>
    public static Regex.ValueMatchEnumerator WordsIn(string text) => Word().EnumerateMatches(text);

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*")]
    private static partial Regex Word();
}
