using System.IO.Compression;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// The words of English and Spanish, without accents, so that no real word is taken for a misspelling of another. Made
/// from the Hunspell dictionaries of the npm packages dictionary-en and dictionary-es with every ending they allow
/// (docs/search.md). Only hashes are kept: 1.9 MB for some 690,000 words, and one stranger in 6,000 is taken for a word.
/// </summary>
public sealed class WordLists
{
    private static readonly Lazy<WordLists> Both = new(() => new WordLists());

    private readonly HashedWords english = HashedWords.Read("en");
    private readonly HashedWords spanish = HashedWords.Read("es");

    private WordLists()
    {
    }

    /// <summary>Read when it is first asked for.</summary>
    public static WordLists EnglishAndSpanish => Both.Value;

    public bool Know(ReadOnlySpan<char> word) => IsEnglish(word) || IsSpanish(word);

    /// <summary>Whether most of what tells the languages apart is Spanish.</summary>
    public bool AreSpanish(IReadOnlyList<string> words)
    {
        var sided = words.Select(word => (English: IsEnglish(word), Spanish: IsSpanish(word))).Where(word => word.English != word.Spanish).ToList();
        return sided.Count(word => word.Spanish) > sided.Count(word => word.English);
    }

    /// <summary>The words of either language that one slip makes of this one: a letter missing, extra, wrong, or two swapped.</summary>
    public IReadOnlyList<string> OneSlipAway(string word)
    {
        var found = new List<string>();
        Span<char> shorter = stackalloc char[word.Length];
        Span<char> same = stackalloc char[word.Length];
        Span<char> longer = stackalloc char[word.Length + 1];
        for (var at = 0; at <= word.Length; at++)
        {
            var before = word.AsSpan(0, at);
            var after = word.AsSpan(at);
            if (after.Length > 0)
            {
                before.CopyTo(shorter);
                after[1..].CopyTo(shorter[at..]);
                Add(shorter[..^1]);
            }

            if (after.Length > 1)
            {
                word.CopyTo(same);
                (same[at], same[at + 1]) = (same[at + 1], same[at]);
                Add(same);
            }

            before.CopyTo(longer);
            after.CopyTo(longer[(at + 1)..]);
            word.CopyTo(same);
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                longer[at] = letter;
                Add(longer);
                if (after.Length == 0) continue;
                same[at] = letter;
                Add(same);
            }
        }

        return found;

        void Add(ReadOnlySpan<char> made)
        {
            if (Know(made)) found.Add(made.ToString());
        }
    }

    private bool IsEnglish(ReadOnlySpan<char> word) => english.Hold(word);

    private bool IsSpanish(ReadOnlySpan<char> word) => spanish.Hold(word);

    /// <summary>Hashes of 32 bits, in order: the upper half is where to look, the lower half what is kept.</summary>
    private sealed class HashedWords
    {
        private const uint Basis = 2166136261u; // FNV-1a of 32 bits (Fowler, Noll, Vo)

        private readonly int[] starts = new int[65_537];
        private readonly ushort[] lower;

        private HashedWords(List<uint> hashes)
        {
            lower = new ushort[hashes.Count];
            foreach (var hash in hashes) starts[(hash >> 16) + 1]++;
            for (var upper = 0; upper < 65_536; upper++) starts[upper + 1] += starts[upper];
            var next = starts.AsSpan(0, 65_536).ToArray();
            foreach (var hash in hashes) lower[next[hash >> 16]++] = (ushort)hash;
        }

        public static HashedWords Read(string language)
        {
            using var file = typeof(WordLists).Assembly.GetManifestResourceStream($"words-{language}.br")
                ?? throw new InvalidOperationException($"The word list {language} is not part of this build.");
            using var letters = new BrotliStream(file, CompressionMode.Decompress);
            var found = new List<uint>(600_000);
            var hash = Basis;
            Span<byte> part = stackalloc byte[8192];
            for (int read; (read = letters.Read(part)) > 0;)
            {
                foreach (var letter in part[..read])
                {
                    if (letter == '\n') found.Add(hash);
                    hash = letter == '\n' ? Basis : Next(hash, letter);
                }
            }

            return new HashedWords(found);
        }

        // Some eight have the same upper half.
        public bool Hold(ReadOnlySpan<char> word)
        {
            var hash = Basis;
            foreach (var letter in word) hash = Next(hash, letter);
            var start = starts[hash >> 16];
            return lower.AsSpan(start, starts[(hash >> 16) + 1] - start).Contains((ushort)hash);
        }

        private static uint Next(uint hash, uint letter) => (hash ^ letter) * 16777619u;
    }
}
