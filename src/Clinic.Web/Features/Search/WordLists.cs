using System.IO.Compression;

namespace Clinic.Web.Features.Search;

/// <summary>
/// The words of English and Spanish, without accents, so that no real word is taken for a misspelling of another. Made
/// from the Hunspell dictionaries of the npm packages dictionary-en and dictionary-es with every ending they allow
/// (docs/search.md). Only hashes are kept: 2.8 MB for some 690,000 words, and one stranger in 6,000 is taken for a word.
/// </summary>
public sealed class WordLists
{
    private const uint Basis = 2166136261u; // FNV-1a of 32 bits (Fowler, Noll, Vo)

    private static readonly Lazy<WordLists> Both = new(() => new WordLists());

    private readonly uint[] english = Read("en");
    private readonly uint[] spanish = Read("es");

    private WordLists()
    {
    }

    /// <summary>Read at the first word that no page uses.</summary>
    public static WordLists EnglishAndSpanish => Both.Value;

    public bool Know(string word) => IsEnglish(word) || IsSpanish(word);

    /// <summary>Whether most of what tells the languages apart is Spanish.</summary>
    public bool AreSpanish(IReadOnlyList<string> words)
    {
        var sided = words.Select(word => (English: IsEnglish(word), Spanish: IsSpanish(word))).Where(word => word.English != word.Spanish).ToList();
        return sided.Count(word => word.Spanish) > sided.Count(word => word.English);
    }

    private bool IsEnglish(string word) => Holds(english, word);

    private bool IsSpanish(string word) => Holds(spanish, word);

    private static bool Holds(uint[] hashes, string word) => Array.BinarySearch(hashes, Hash(word)) >= 0;

    private static uint[] Read(string language)
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

        var all = found.ToArray();
        Array.Sort(all);
        return all;
    }

    private static uint Hash(string word)
    {
        var hash = Basis;
        foreach (var letter in word) hash = Next(hash, letter);
        return hash;
    }

    private static uint Next(uint hash, uint letter) => (hash ^ letter) * 16777619u;
}
