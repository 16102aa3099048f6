using System.Text;
using System.Text.RegularExpressions;
using Clinic.Content;

namespace Clinic.Web.Features.Search;

/// <summary>
/// Shows of each page the sentence that answers: the one with most of what was asked, or the first under the heading
/// that asks it. What was asked is marked, between U+0002 and U+0003. Nothing is cut inside a word.
/// </summary>
internal sealed partial class SearchSnippets(SearchTerms terms)
{
    public const char Mark = '\u0002';
    public const char EndMark = '\u0003';

    private const int LettersMax = 240;
    private const int LettersBefore = 80;
    private const int SectionsMax = 3;
    private const double SectionWorth = 0.6; // of the best section's score
    private const double FirstUnderHeading = 0.4;
    private const double Synonym = 0.7;

    public SearchHit Hit(IndexedPage page, IReadOnlyList<(SearchPart Part, double Score)> parts, IReadOnlyList<QueryGroup> groups, double score)
    {
        var document = page.Document;
        var sentence = parts.Count == 0 ? null : Best(parts[0].Part, groups);
        var sections = parts.Where(part => part.Part.Anchor is not null && part.Score >= SectionWorth * parts[0].Score).Take(SectionsMax)
            .Select(part => new SearchSection($"{document.Path}#{part.Part.Anchor}", part.Part.Heading));
        return new SearchHit(document.Path, document.Title, Marked(sentence ?? document.Summary, groups), [.. sections], score);
    }

    private string? Best(SearchPart part, IReadOnlyList<QueryGroup> groups)
    {
        var headingAsks = part.Anchor is not null ? groups.Sum(group => Has(group, part.Heading)) : 0;
        var (best, most, at) = ((string?)null, 0.0, 0);
        foreach (var line in part.Text.Split('\n'))
        {
            var sentences = Sentences.Of(line).ToList();
            for (var n = 0; n < sentences.Count; n++, at++)
            {
                var worth = groups.Sum(group => Has(group, sentences[n])) + (at == 0 ? FirstUnderHeading * headingAsks : 0);
                if (worth <= most) continue;
                most = worth;
                // A short answer takes the next sentence with it: "Yes, it can. It may irritate the bladder."
                best = sentences[n].Length < 60 && n + 1 < sentences.Count ? $"{sentences[n]} {sentences[n + 1]}" : sentences[n];
            }
        }

        return best;
    }

    private double Has(QueryGroup group, string text)
    {
        var stems = Word().Matches(text).Select(word => StemOf(word.Value)).ToArray();
        var most = 0.0;
        for (var at = 0; at < stems.Length; at++)
        {
            foreach (var (term, weight) in group.Ways)
            {
                if (SearchTerms.StandsAt(term.Stems, stems, at)) most = Math.Max(most, weight < 1 ? Synonym * weight : 1);
            }
        }

        return group.Telling * most;
    }

    private int StemOf(string word) => terms.Of(Folding.Fold(word));

    private string Marked(string sentence, IReadOnlyList<QueryGroup> groups)
    {
        var words = Word().Matches(sentence).ToList();
        var stems = words.Select(word => StemOf(word.Value)).ToArray();
        var marked = new bool[words.Count];
        for (var at = 0; at < stems.Length; at++)
        {
            foreach (var (term, _) in groups.Where(group => !group.Filler).SelectMany(group => group.Ways))
            {
                if (SearchTerms.StandsAt(term.Stems, stems, at)) Array.Fill(marked, true, at, term.Stems.Length);
            }
        }

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
    private static (int From, int To) Cut(string sentence, List<Match> words, int firstMarked)
    {
        if (sentence.Length <= LettersMax) return (0, sentence.Length);
        var asked = firstMarked < 0 ? 0 : words[firstMarked].Index;
        var from = asked + LettersBefore < LettersMax ? 0 : words.First(word => word.Index >= asked - LettersBefore).Index;
        var last = words.Last(word => word.Index + word.Length <= from + LettersMax);
        return words[^1] == last ? (from, sentence.Length) : (from, last.Index + last.Length);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*")]
    private static partial Regex Word();
}
