namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// English word stems, so that "infusions" finds "infusion": M. F. Porter, An algorithm for suffix stripping,
/// Program 14 (1980) 130–137. Words of other languages come out changed or not, but always the same way.
/// </summary>
public static class Stemmer
{
    // In each step the first that fits is the longest.
    private static readonly (string End, string Instead)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string End, string Instead)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    public static string Of(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower)) return word;
        var w = Plural(word);
        w = PastAndIng(w);
        if (w.EndsWith('y') && HasVowel(w[..^1])) w = $"{w[..^1]}i";
        w = Replace(w, Step2);
        w = Replace(w, Step3);
        w = Strip(w);
        if (w.EndsWith('e'))
        {
            var stem = w[..^1];
            if (Measure(stem) > 1 || (Measure(stem) == 1 && !EndsShort(stem))) w = stem;
        }

        return w.EndsWith("ll", StringComparison.Ordinal) && Measure(w) > 1 ? w[..^1] : w;
    }

    private static string Plural(string w)
    {
        if (Ends(w, "sses") || Ends(w, "ies")) return w[..^2];
        return Ends(w, "ss") || !Ends(w, "s") ? w : w[..^1];
    }

    private static string PastAndIng(string w)
    {
        if (Ends(w, "eed")) return Measure(w[..^3]) > 0 ? w[..^1] : w;
        var stem = Ends(w, "ed") ? w[..^2] : Ends(w, "ing") ? w[..^3] : null;
        if (stem is null || !HasVowel(stem)) return w;
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz")) return $"{stem}e";
        if (EndsDouble(stem) && stem[^1] is not ('l' or 's' or 'z')) return stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? $"{stem}e" : stem;
    }

    private static string Replace(string w, (string End, string Instead)[] rules)
    {
        var rule = Array.Find(rules, rule => Ends(w, rule.End));
        return rule.End is { } end && Measure(w[..^end.Length]) > 0 ? w[..^end.Length] + rule.Instead : w;
    }

    private static string Strip(string w)
    {
        if (Ends(w, "ion"))
            return w.Length > 3 && w[^4] is 's' or 't' && Measure(w[..^3]) > 1 ? w[..^3] : w;
        var end = Array.Find(Step4, end => Ends(w, end));
        return end is not null && Measure(w[..^end.Length]) > 1 ? w[..^end.Length] : w;
    }

    private static bool Ends(string w, string end) => w.EndsWith(end, StringComparison.Ordinal);

    private static bool IsVowel(string w, int at) => w[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(w, at - 1),
        _ => false,
    };

    private static bool HasVowel(string w) => Enumerable.Range(0, w.Length).Any(at => IsVowel(w, at));

    // How many times vowels are followed by consonants.
    private static int Measure(string w)
    {
        var measure = 0;
        for (var at = 1; at < w.Length; at++)
        {
            if (IsVowel(w, at - 1) && !IsVowel(w, at)) measure++;
        }

        return measure;
    }

    private static bool EndsDouble(string w) => w.Length > 1 && w[^1] == w[^2] && !IsVowel(w, w.Length - 1);

    private static bool EndsShort(string w) =>
        w.Length > 2 && !IsVowel(w, w.Length - 1) && IsVowel(w, w.Length - 2) && !IsVowel(w, w.Length - 3) && w[^1] is not ('w' or 'x' or 'y');
}
