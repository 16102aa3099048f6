using System.Runtime.CompilerServices;
using Clinic.Content;

namespace Clinic.Web.Forms;

/// <summary>
/// Knows words of danger with letters missing, extra, wrong or swapped (optimal string alignment, Damerau 1964), or hidden
/// behind stars. Only these: to guess at every word would find danger in ordinary ones.
/// </summary>
internal static class DangerSpelling
{
    private const int LengthMax = 20;

    private static readonly ConditionalWeakTable<DangerVocabulary, ILookup<char, string>> ByFirst = [];

    public static string? Nearest(string typed, DangerVocabulary vocabulary)
    {
        if (typed.Length is < 3 or > LengthMax || vocabulary.Ordinary.Contains(typed)) return null;
        var hidden = typed.Contains('*', StringComparison.Ordinal);
        var slips = typed.Length switch { < 5 => 0, < 8 => 1, _ => 2 };
        if (slips == 0 && !hidden) return null;
        // Nobody misses the first letter; it leaves few words to measure.
        var near = ByFirst.GetValue(vocabulary, made => made.Misspelled.ToLookup(word => word[0]))[typed[0]];
        return hidden
            ? near.FirstOrDefault(word => Fits(typed, word))
            : near.Where(word => Math.Abs(word.Length - typed.Length) <= slips)
                .Select(word => (Word: word, Distance: Distance(typed, word)))
                .Where(found => found.Distance <= Math.Min(slips, found.Word.Length < 8 ? 1 : 2))
                .OrderBy(found => found.Distance).Select(found => found.Word).FirstOrDefault();
    }

    // Each run of stars stands for one letter or more.
    private static bool Fits(string typed, string word)
    {
        var parts = typed.Split('*', StringSplitOptions.RemoveEmptyEntries);
        if (word.Length < typed.Length - 1 || !word.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        foreach (var part in parts.Skip(1))
        {
            var found = word.IndexOf(part, Math.Min(at + 1, word.Length), StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return at == word.Length && word.Length <= typed.Length + 2;
    }

    private static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[LengthMax + 4];
        Span<int> last = stackalloc int[LengthMax + 4];
        Span<int> row = stackalloc int[LengthMax + 4];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }
}
