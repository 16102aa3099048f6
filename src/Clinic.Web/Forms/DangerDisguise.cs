using System.Text;
using Clinic.Content;

namespace Clinic.Web.Forms;

/// <summary>
/// Reads folded text as it looks: letters of other alphabets and ornamental ones as the Latin letter they pass for, "k!ll", "k*ll"
/// and "$uicide" as the words they stand for, "k i l l" as one word. Who writes so hides from filters, not from people.
/// </summary>
internal static class DangerDisguise
{
    private const int LettersMin = 4;

    private const string Vowels = "ieaou";

    private const string Latin = "abcdefghijklmnopqrstuvwxyz";

    // Cyrillic, Greek, Armenian and phonetic letters that pass for Latin ones (Unicode TR 39, confusables), and small capitals.
    private static readonly Dictionary<int, char> LookAlikes = new (string As, string Signs)[]
    {
        ("a", "\u0430\u03B1\u0251\u1D00"), ("b", "\u0432\u044C\u03B2\u0299"), ("c", "\u0441\u03F2\u1D04"), ("d", "\u0501\u1D05"),
        ("e", "\u0435\u03B5\u1D07"), ("f", "\u0192\u0493\uA730"), ("g", "\u0261\u0262\u0581"), ("h", "\u043D\u04BB\u0570\u029C"), ("i", "\u0456\u03B9\u0269\u026A"),
        ("j", "\u0458\u03F3\u1D0A"), ("k", "\u043A\u03BA\u1D0B"), ("l", "\u04CF\u029F"), ("m", "\u043C\u1D0D"), ("n", "\u043F\u03B7\u0578\u0274"),
        ("o", "\u043E\u03BF\u03C3\u0585\u1D0F"), ("p", "\u0440\u03C1\u1D18"), ("q", "\u051B"), ("r", "\u0433\u0280"), ("s", "\u0455\uA731"), ("t", "\u0442\u03C4\u1D1B"),
        ("u", "\u03C5\u057D\u028B\u1D1C"), ("v", "\u0475\u03BD\u1D20"), ("w", "\u051D\u03C9\u1D21"), ("x", "\u0445\u03C7"), ("y", "\u0443\u03B3\u028F"), ("z", "\u1D22"),
    }.SelectMany(letter => letter.Signs.Select(sign => ((int)sign, letter.As[0]))).ToDictionary();

    // Letters in boxes and balls, and those that flags are made of.
    private static readonly int[] Alphabets = [0x1F130, 0x1F150, 0x1F170, 0x1F1E6];

    public static string Read(string folded, DangerVocabulary vocabulary) => Joined(Undisguised(Lookalike(folded), vocabulary), vocabulary);

    // A word is read so only where every letter of it passes for one: Russian stays Russian.
    private static string Lookalike(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var read = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var latin = new StringBuilder();
            var all = true;
            while (at < text.Length && Rune.TryGetRuneAt(text, at, out var sign) && IsLetter(sign))
            {
                var letter = LatinOf(sign);
                all &= letter is not null;
                latin.Append(letter);
                at += sign.Utf16SequenceLength;
            }

            if (at > start) read.Append(all ? latin.ToString() : text[start..at]);
            else read.Append(text[at++]);
        }

        return read.ToString();
    }

    private static bool IsLetter(Rune sign) => Rune.IsLetterOrDigit(sign) || LatinOf(sign) is not null;

    private static char? LatinOf(Rune sign)
    {
        if (sign.IsAscii) return Rune.IsLetterOrDigit(sign) ? (char)sign.Value : null;
        if (LookAlikes.TryGetValue(sign.Value, out var letter)) return letter;
        var alphabet = Array.Find(Alphabets, first => sign.Value >= first && sign.Value < first + Latin.Length);
        return alphabet > 0 ? Latin[sign.Value - alphabet] : null;
    }

    private static string Undisguised(string text, DangerVocabulary vocabulary)
    {
        if (!text.AsSpan().ContainsAny("!@$|*")) return text;
        var words = text.Split(' ');
        for (var n = 0; n < words.Length; n++)
        {
            var hidden = words[n].IndexOf('*', StringComparison.Ordinal);
            if (hidden > 0 && hidden < words[n].Length - 1)
            {
                foreach (var vowel in Vowels)
                {
                    var meant = $"{words[n][..hidden]}{vowel}{words[n][(hidden + 1)..]}";
                    if (!IsKnown(meant, vocabulary)) continue;
                    words[n] = meant;
                    break;
                }
            }

            var bare = words[n].TrimEnd('!', '.', '?', ',');
            var read = bare.Replace('!', 'i').Replace('@', 'a').Replace('$', 's').Replace('|', 'l');
            if (read != bare && IsKnown(read, vocabulary)) words[n] = read + words[n][bare.Length..];
        }

        return string.Join(' ', words);
    }

    // "k i l l", "s.u.i.c.i.d.e"
    private static string Joined(string text, DangerVocabulary vocabulary)
    {
        StringBuilder? read = null;
        var copied = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsAlone(text, at)) continue;
            var end = at;
            while (end + 2 < text.Length && text[end + 1] is ' ' or '.' or '-' or '_' && IsAlone(text, end + 2)) end += 2;
            var letters = (end - at) / 2 + 1;
            var word = string.Concat(Enumerable.Range(0, letters).Select(n => text[at + 2 * n]));
            if (letters >= LettersMin && IsKnown(word, vocabulary))
            {
                (read ??= new StringBuilder()).Append(text, copied, at - copied).Append(word);
                copied = end + 1;
            }

            at = end;
        }

        return read is null ? text : read.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsAlone(string text, int at) => char.IsAsciiLetter(text[at])
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private static bool IsKnown(string word, DangerVocabulary vocabulary) => vocabulary.Words.ContainsKey(word) || vocabulary.Spellings.ContainsKey(word);
}
