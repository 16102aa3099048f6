using System.Runtime.InteropServices;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// Finds what was asked in numbered text. Of nearly all words one bit tells that no way of saying it begins there, so
/// that the text is walked once for all that is asked.
/// </summary>
internal sealed class QueryMatcher
{
    private const double Synonym = 0.7;

    private readonly ulong[] begins;
    private readonly Dictionary<int, List<Way>> ways = [];

    public QueryMatcher(IReadOnlyList<QueryGroup> groups, int terms)
    {
        Groups = groups;
        begins = new ulong[(terms + 63) / 64];
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var (term, weight) in groups[group].Ways)
            {
                var first = term.Stems[0];
                begins[first >> 6] |= 1ul << first;
                ref var starting = ref CollectionsMarshal.GetValueRefOrAddDefault(ways, first, out _);
                (starting ??= []).Add(new Way(group, term.Stems, weight));
            }
        }
    }

    public IReadOnlyList<QueryGroup> Groups { get; }

    /// <summary>How often each group stands in the text, by how nearly; at one place a group counts once.</summary>
    public void Count(ReadOnlySpan<int> stems, Span<double> counts)
    {
        counts.Clear();
        for (var at = 0; at < stems.Length; at++)
        {
            if (!MayBegin(stems[at])) continue;
            var counted = -1;
            foreach (var way in CollectionsMarshal.AsSpan(ways[stems[at]]))
            {
                if (way.Group == counted || !stems[at..].StartsWith(way.Stems)) continue;
                counts[way.Group] += way.Weight;
                counted = way.Group;
            }
        }
    }

    /// <summary>How much of what was asked the text says, each group once and by how much it tells.</summary>
    public double Says(ReadOnlySpan<int> stems)
    {
        Span<double> most = stackalloc double[Groups.Count];
        most.Clear();
        for (var at = 0; at < stems.Length; at++)
        {
            if (!MayBegin(stems[at])) continue;
            foreach (var way in CollectionsMarshal.AsSpan(ways[stems[at]]))
            {
                if (stems[at..].StartsWith(way.Stems)) most[way.Group] = Math.Max(most[way.Group], way.Weight < 1 ? Synonym * way.Weight : 1);
            }
        }

        var says = 0.0;
        for (var group = 0; group < most.Length; group++) says += Groups[group].Telling * most[group];
        return says;
    }

    /// <summary>The words that were asked for, but for those that stand in every question.</summary>
    public bool[] Mark(ReadOnlySpan<int> stems)
    {
        var marked = new bool[stems.Length];
        for (var at = 0; at < stems.Length; at++)
        {
            if (!MayBegin(stems[at])) continue;
            foreach (var way in CollectionsMarshal.AsSpan(ways[stems[at]]))
            {
                if (!Groups[way.Group].Filler && stems[at..].StartsWith(way.Stems)) marked.AsSpan(at, way.Stems.Length).Fill(true);
            }
        }

        return marked;
    }

    // A word that no page uses has no number.
    private bool MayBegin(int stem) => stem >= 0 && (begins[stem >> 6] >> stem & 1) != 0;

    private readonly record struct Way(int Group, int[] Stems, double Weight);
}
