using System.Numerics;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// Finds the site's own word nearest to a misspelled one, by optimal string alignment distance (Damerau 1964):
/// letters missing, extra, wrong or swapped. Up to one slip in words of four to six letters, two in longer ones. A word
/// of English or Spanish is nobody's slip: for it, and where another word is as near, the nearest is only a guess.
/// </summary>
public sealed class Spelling(IReadOnlyDictionary<string, int> frequencies)
{
    private readonly Dictionary<int, Entry[]> byLength = frequencies
        .Where(word => word.Key.Length >= 4)
        .Select(word => new Entry(word.Key, word.Value, Letters(word.Key)))
        .GroupBy(word => word.Word.Length)
        .ToDictionary(group => group.Key, group => group.ToArray());

    private readonly string[] inOrder = [.. frequencies.Keys.Order(StringComparer.Ordinal)];

    public bool Knows(string word) => frequencies.ContainsKey(word);

    /// <summary>Whether a known word begins so: the reader may not have finished it.</summary>
    public bool KnowsBeginning(string word)
    {
        var at = Array.BinarySearch(inOrder, word, StringComparer.Ordinal);
        if (at < 0) at = ~at; // the first word behind it
        return at < inOrder.Length && inOrder[at].StartsWith(word, StringComparison.Ordinal);
    }

    /// <summary>Known words that begin so, most used first.</summary>
    public IEnumerable<string> Beginning(string start, int max)
    {
        var at = Array.BinarySearch(inOrder, start, StringComparer.Ordinal);
        return inOrder.Skip(at < 0 ? ~at : at).TakeWhile(word => word.StartsWith(start, StringComparison.Ordinal))
            .OrderByDescending(word => frequencies[word]).Take(max);
    }

    /// <summary>The known word nearest to this one, and whether nothing else can have been meant.</summary>
    public NearWord? Nearest(string word)
    {
        var slips = word.Length switch { < 4 => 0, < 7 => 1, _ => 2 };
        var letters = Letters(word);
        (string Word, int Distance, int Frequency)? best = null;
        for (var length = word.Length - slips; slips > 0 && length <= word.Length + slips; length++)
        {
            foreach (var entry in byLength.GetValueOrDefault(length) ?? [])
            {
                // Each slip changes at most two letters of the set: a cheap test that leaves few to measure.
                if (BitOperations.PopCount(entry.Letters ^ letters) > 2 * slips) continue;
                var distance = Distance(word, entry.Word, best?.Distance ?? slips);
                if (best is null ? distance <= slips
                    : distance < best.Value.Distance
                      || (distance == best.Value.Distance && entry.Frequency > best.Value.Frequency))
                    best = (entry.Word, distance, entry.Frequency);
            }
        }

        return best is { } near ? new NearWord(near.Word, IsSure(word, near.Word, near.Distance)) : null;
    }

    private bool IsSure(string word, string near, int distance)
    {
        if (WordLists.EnglishAndSpanish.Know(word)) return false;
        var sameStart = word[0] == near[0] || (word[0] == near[1] && word[1] == near[0]);
        if (!sameStart) return false;
        if (IsSwap(word, near)) return true; // the slip of a quick hand
        // In a short word one slip changes much, and two slips do in any: there must be no other word as near.
        return (distance == 1 && word.Length > 5) || !WordLists.EnglishAndSpanish.OneSlipAway(word).Any(other => !Knows(other));
    }

    private static bool IsSwap(string a, string b)
    {
        if (a.Length != b.Length) return false;
        var at = a.AsSpan().CommonPrefixLength(b);
        return at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at] && a.AsSpan(at + 2).SequenceEqual(b.AsSpan(at + 2));
    }

    private static uint Letters(string word)
    {
        var set = 0u;
        foreach (var letter in word) set |= 1u << (letter & 31);
        return set;
    }

    // Returns a number above the limit as soon as the distance must be greater.
    private static int Distance(string a, string b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > limit) return limit + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    private sealed record Entry(string Word, int Frequency, uint Letters);
}

/// <summary>A known word near to what was typed.</summary>
public sealed record NearWord(string Word, bool Sure);
