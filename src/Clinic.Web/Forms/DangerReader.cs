using System.Collections;
using Clinic.Content;

namespace Clinic.Web.Forms;

/// <summary>Looks through one message for the signs of <c>distress.yml</c>. What clears a sign is said beside each.</summary>
internal sealed class DangerReader
{
    private const string Cleared = "(cleared)";

    private readonly DangerVocabulary vocabulary;
    private readonly DangerWord[] words;
    private readonly bool[] denied;
    private readonly HashSet<int> past = [];
    private readonly HashSet<int> asked = [];
    private readonly ulong[] present;

    /// <param name="literally">Figures of speech are not set aside.</param>
    public DangerReader(DangerText text, DangerVocabulary vocabulary, bool literally = false)
    {
        this.vocabulary = vocabulary;
        words = [.. text.Words];
        present = Present();
        foreach (var (_, from, to) in literally ? [] : vocabulary.Idioms.SelectMany(Matches).ToList())
        {
            for (var at = from; at < to; at++) words[at] = words[at] with { Number = 0, Other = 0, SetAside = true };
        }

        present = Present();
        denied = Denied();
        past.UnionWith(SentencesOf(vocabulary.Past));
        past.ExceptWith(SentencesOf(vocabulary.Now));
        asked.UnionWith(SentencesOf(vocabulary.Asked));
    }

    /// <summary>What the message tells of by these signs, most urgent first.</summary>
    public IReadOnlyList<DangerMatter> Matters(IEnumerable<DangerSign> signs)
    {
        var matters = new SortedSet<DangerMatter>();
        foreach (var sign in signs)
        {
            if (sign.Kind is DangerKind.Body or DangerKind.Violence && matters.Contains(DangerMatter.Emergency)) continue;
            matters.UnionWith(Found(sign).SelectMany(found => found.Matters));
        }

        return [.. matters];
    }

    /// <summary>Every place where a sign stands in the message and is not cleared, with whose danger it is.</summary>
    public IEnumerable<FoundSign> Found() => vocabulary.Signs.SelectMany(Found);

    /// <summary>
    /// The words that are left to be weighed. A figure of speech, and what was denied, long ago or only asked about, is one word of its
    /// own, <see cref="Cleared"/>; what it stood for is empty.
    /// </summary>
    public IReadOnlyList<string> Left()
    {
        var left = words.Select(word => word.SetAside ? "" : word.Text).ToArray();
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].SetAside && (at == 0 || !words[at - 1].SetAside)) left[at] = Cleared;
        }

        foreach (var (from, to) in from sign in vocabulary.Signs
                                   from pattern in sign.Patterns
                                   from match in Matches(pattern)
                                   where IsCleared(sign, pattern, match)
                                   select (match.From, match.To))
        {
            Array.Fill(left, "", from, to - from);
            left[from] = Cleared;
        }

        return left;
    }

    private IEnumerable<FoundSign> Found(DangerSign sign) =>
        from pattern in sign.Patterns
        from match in Matches(pattern)
        where !IsCleared(sign, pattern, match)
        select new FoundSign(sign, sign.Of is DangerOf.Said ? WhoseIs(match.From, match.To) : sign.Of, pattern);

    private bool IsCleared(DangerSign sign, DangerPattern pattern, (int Sentence, int From, int To) match) =>
        (sign.ByDenial && IsDenied(pattern, match)) || (sign.ByPast && past.Contains(match.Sentence)) || (sign.ByQuestion && asked.Contains(match.Sentence));

    // "I am not suicidal": what denies may stand inside, unless the pattern asks for it.
    private bool IsDenied(DangerPattern pattern, (int Sentence, int From, int To) match) =>
        denied[match.From] || (denied[match.To - 1] && !pattern.Denies);

    private ulong[] Present()
    {
        var bits = new ulong[(vocabulary.Words.Count >> 6) + 1];
        foreach (var word in words)
        {
            bits[word.Number >> 6] |= 1UL << (word.Number & 63);
            bits[word.Other >> 6] |= 1UL << (word.Other & 63);
        }

        bits[0] &= ~1UL; // 0 is no word
        return bits;
    }

    private IEnumerable<int> SentencesOf(IEnumerable<DangerPattern> patterns) => patterns.SelectMany(Matches).Select(match => match.Sentence);

    // "I have not been having thoughts of suicide": from "not" on through words that carry it, to the first that does not.
    private bool[] Denied()
    {
        var reached = new bool[words.Length + 1];
        var (no, carries, back) = (vocabulary.Denies.Parts[0][0], vocabulary.Carries.Parts[0][0], vocabulary.TurnsBack.Parts[0][0]);
        for (var at = 0; at < words.Length; at++)
        {
            var length = LengthAt(no, at);
            if (length == 0) continue;
            var next = at + length;
            while (next < words.Length && words[next].Clause == words[at].Clause)
            {
                if (LengthAt(back, next) > 0) break;
                reached[next] = true;
                var carried = LengthAt(carries, next);
                if (carried == 0) break;
                for (var n = next; n < next + carried; n++) reached[n] = true;
                next += carried;
            }
        }

        return reached;
    }

    // The nearest who it is said of: "herself", "her wrists", or the last person before.
    private DangerOf WhoseIs(int from, int to)
    {
        var sentence = words[from].Sentence;
        for (var at = to - 1; at >= 0 && words[at].Sentence >= sentence - 1; at--)
        {
            if (LengthAt(vocabulary.Third.Parts[0][0], at) > 0) return DangerOf.Other;
            if (LengthAt(vocabulary.First.Parts[0][0], at) > 0) return DangerOf.Self;
        }

        return DangerOf.Self;
    }

    /// <summary>Where a pattern stands. One of several parts stands in each sentence once, one of "anywhere" in the message once.</summary>
    private IEnumerable<(int Sentence, int From, int To)> Matches(DangerPattern pattern)
    {
        if (!MayStand(pattern)) yield break;
        if (pattern.Parts.Count == 1)
        {
            var part = pattern.Parts[0];
            for (var at = 0; at < words.Length; at++)
            {
                if (MayStart(part, at) && End(part, 0, at, at) is var end && end > at) yield return (words[at].Sentence, at, end);
            }

            yield break;
        }

        for (var start = 0; start < words.Length;)
        {
            var end = pattern.Anywhere ? words.Length : start;
            while (end < words.Length && words[end].Sentence == words[start].Sentence) end++;
            var first = First(pattern.Parts[0], start, end);
            for (var n = 1; n < pattern.Parts.Count && first.To > 0; n++)
            {
                if (First(pattern.Parts[n], start, end).To == 0) first = (0, 0);
            }

            if (first.To > 0) yield return (words[first.From].Sentence, first.From, first.To);
            start = end;
        }
    }

    private (int From, int To) First(IReadOnlyList<DangerPlace> part, int start, int stop)
    {
        for (var at = start; at < stop; at++)
        {
            if (MayStart(part, at) && End(part, 0, at, at) is var end && end > at) return (at, end);
        }

        return (0, 0);
    }

    // Most words begin nothing: this looks at two bits and spares the rest.
    private bool MayStart(IReadOnlyList<DangerPlace> part, int at) =>
        !part[0].IsAsked || MayStand(part[0], at);

    private bool MayStand(DangerPlace place, int at) => Has(place.Starts, words[at].Number) || Has(place.Starts, words[at].Other);

    private bool MayStand(DangerPattern pattern)
    {
        foreach (var part in pattern.Parts)
        {
            foreach (var place in part)
            {
                if (place.IsAsked && !HasAny(place.Starts)) return false;
            }
        }

        return true;
    }

    private bool HasAny(ulong[] starts)
    {
        for (var n = 0; n < starts.Length; n++)
        {
            if ((starts[n] & present[n]) != 0) return true;
        }

        return false;
    }

    private static bool Has(ulong[] bits, int number) => number > 0 && (bits[number >> 6] & (1UL << (number & 63))) != 0;

    // Behind the last word of a match that begins here, or -1. A sentence is never left.
    private int End(IReadOnlyList<DangerPlace> part, int place, int at, int start)
    {
        if (place == part.Count) return at;
        var p = part[place];
        var within = at < words.Length && words[at].Sentence == words[start].Sentence;
        switch (p.Edge)
        {
            case DangerEdge.Begins:
                return at == 0 || words[at - 1].Sentence != words[start].Sentence ? End(part, place + 1, at, start) : -1;
            case DangerEdge.Ends:
                return within ? -1 : End(part, place + 1, at, start);
        }

        if (p.GapMax > 0)
        {
            for (var skipped = 0; skipped <= p.GapMax; skipped++)
            {
                var outside = at + skipped >= words.Length || words[at + skipped].Sentence != words[start].Sentence;
                if (!(part[place + 1].IsAsked && (outside || !MayStand(part[place + 1], at + skipped)))
                    && End(part, place + 1, at + skipped, start) is > 0 and var end)
                    return end;
                if (outside) break;
            }

            return -1;
        }

        if (p.Not) return within && LengthAt(p, at) > 0 ? -1 : End(part, place + 1, at, start);
        if (within && MayStand(p, at))
        {
            if (Fits(p.Fits, words[at]) && End(part, place + 1, at + 1, start) is > 0 and var end) return end;
            foreach (var run in p.Runs)
            {
                if (Stands(run, at) && End(part, place + 1, at + run.Length, start) is > 0 and var behind) return behind;
            }
        }

        return p.Optional ? End(part, place + 1, at, start) : -1;
    }

    private int LengthAt(DangerPlace place, int at)
    {
        if (!MayStand(place, at)) return 0;
        foreach (var run in place.Runs)
        {
            if (Stands(run, at)) return run.Length;
        }

        return Fits(place.Fits, words[at]) ? 1 : 0;
    }

    private static bool Fits(BitArray fits, DangerWord word) =>
        (word.Number > 0 && fits[word.Number]) || (word.Other > 0 && fits[word.Other]);

    private bool Stands(int[] run, int at)
    {
        if (at + run.Length > words.Length || words[at + run.Length - 1].Sentence != words[at].Sentence) return false;
        for (var n = 0; n < run.Length; n++)
        {
            if (words[at + n].Number != run[n] && words[at + n].Other != run[n]) return false;
        }

        return true;
    }
}

/// <summary>A sign that stands in a message and is not cleared.</summary>
/// <param name="By">The pattern that found it.</param>
internal sealed record FoundSign(DangerSign Sign, DangerOf Of, DangerPattern By)
{
    public IReadOnlyList<DangerMatter> Matters => (Sign.Kind, Of) switch
    {
        (DangerKind.Life, DangerOf.Other) => [DangerMatter.SomeoneElse],
        (DangerKind.Life, _) => [DangerMatter.SelfHarm],
        (DangerKind.Overdose, DangerOf.Other) => [DangerMatter.Emergency, DangerMatter.SomeoneElse],
        _ => [DangerMatter.Emergency],
    };
}
