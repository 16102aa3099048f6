using System.Collections;
using Clinic.Content;

namespace Clinic.Web.Features.Shared;

/// <summary>Looks through one message for the signs of <c>distress.yml</c>. What clears a sign is said beside each.</summary>
internal sealed class DangerReader
{
    private readonly DangerVocabulary vocabulary;
    private readonly DangerWord[] words;
    private readonly ulong[] present;
    private readonly bool[] denied;
    private readonly HashSet<int> past = [];
    private readonly HashSet<int> asked = [];
    private readonly bool over;

    public DangerReader(string text, DangerVocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        words = [.. new DangerText(text, vocabulary).Words];
        present = Present();
        foreach (var (_, from, to) in vocabulary.Idioms.SelectMany(idiom => Matches(idiom)).ToList())
        {
            for (var at = from; at < to; at++) words[at] = words[at] with { Number = 0, Other = 0 };
        }

        present = Present();
        denied = Denied();
        past.UnionWith(SentencesOf(vocabulary.Past));
        past.ExceptWith(SentencesOf(vocabulary.Now));
        asked.UnionWith(SentencesOf(vocabulary.Asked));
        over = SentencesOf(vocabulary.Over).Any();
    }

    /// <summary>What the message tells of, most urgent first.</summary>
    public IReadOnlyList<DangerMatter> Matters()
    {
        // Signs that are not plain alone add up, whatever they tell of: blood on the sheets, and a door that stays shut.
        var found = Found().Where(f => !over || IsPlain(f)).ToList();
        if (found.Sum(f => f.Sign.Points) < DangerVocabulary.Enough) return [];
        var telling = found.Exists(IsPlain) ? found.FindAll(IsPlain) : found;
        return [.. telling.Select(MatterOf).Distinct().Order()];
    }

    /// <summary>Every sign that stands in the message and is not cleared, with whose danger it is.</summary>
    public IEnumerable<FoundSign> Found()
    {
        foreach (var sign in vocabulary.Signs)
        {
            foreach (var pattern in sign.Patterns)
            {
                if (Matches(pattern).FirstOrDefault(match => !IsCleared(sign, pattern, match)) is not (_, _, > 0) match) continue;
                yield return new FoundSign(sign, sign.Of is DangerOf.Said ? WhoseIs(match.From, match.To) : sign.Of, pattern);
                break;
            }
        }
    }

    private static bool IsPlain(FoundSign found) => found.Sign.Points == DangerVocabulary.Enough;

    private static DangerMatter MatterOf(FoundSign found) => found.Sign.Kind is not DangerKind.Life ? DangerMatter.Emergency
        : found.Of is DangerOf.Other ? DangerMatter.SomeoneElse : DangerMatter.SelfHarm;

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

    private IEnumerable<int> SentencesOf(IEnumerable<DangerPattern> patterns) => patterns.SelectMany(pattern => Matches(pattern)).Select(match => match.Sentence);

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

    /// <summary>Where a pattern stands: in each sentence once, or once in the message.</summary>
    private IEnumerable<(int Sentence, int From, int To)> Matches(DangerPattern pattern)
    {
        if (!MayStand(pattern)) yield break;
        if (pattern.Parts.Count == 1)
        {
            var part = pattern.Parts[0];
            for (var at = 0; at < words.Length; at++)
            {
                if (End(part, 0, at, at) is > 0 and var end && end > at) yield return (words[at].Sentence, at, end);
            }

            yield break;
        }

        if (pattern.Anywhere)
        {
            var found = pattern.Parts.Select(part => First(part, 0, words.Length)).ToList();
            if (found.TrueForAll(f => f.To > 0)) yield return (words[found[0].From].Sentence, found[0].From, found[0].To);
            yield break;
        }

        for (var start = 0; start < words.Length;)
        {
            var end = start;
            while (end < words.Length && words[end].Sentence == words[start].Sentence) end++;
            var found = pattern.Parts.Select(part => First(part, start, end)).ToList();
            if (found.TrueForAll(f => f.To > 0)) yield return (words[start].Sentence, found[0].From, found[0].To);
            start = end;
        }
    }

    private (int From, int To) First(IReadOnlyList<DangerPlace> part, int start, int stop)
    {
        for (var at = start; at < stop; at++)
        {
            if (End(part, 0, at, at) is > 0 and var end && end > at) return (at, end);
        }

        return (0, 0);
    }

    private bool MayStand(DangerPattern pattern)
    {
        foreach (var part in pattern.Parts)
        {
            foreach (var place in part)
            {
                if (place.Optional || place.Not || place.GapMax > 0 || place.Edge is not DangerEdge.None) continue;
                var any = false;
                for (var n = 0; n < place.Starts.Length && !any; n++) any = (place.Starts[n] & present[n]) != 0;
                if (!any) return false;
            }
        }

        return true;
    }

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
                if (End(part, place + 1, at + skipped, start) is > 0 and var end) return end;
                if (at + skipped >= words.Length || words[at + skipped].Sentence != words[start].Sentence) break;
            }

            return -1;
        }

        if (p.Not) return within && LengthAt(p, at) > 0 ? -1 : End(part, place + 1, at, start);
        if (within)
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
internal sealed record FoundSign(DangerSign Sign, DangerOf Of, DangerPattern By);
