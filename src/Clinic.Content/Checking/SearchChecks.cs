namespace Clinic.Content;

/// <summary>What search leads to exists, and what it answers with stands on the page that it names.</summary>
internal static class SearchChecks
{
    private const string Search = "content/search.yml";
    private const string Answers = "content/answers.yml";

    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, DateOnly today, Findings findings)
    {
        // A fact past its day takes its sentences off the page: the answer is not given until it is looked up, and that is no fault of the answer.
        var past = data.Facts.Where(fact => fact.IsPast(today)).SelectMany(fact => Sentences.Of(ClaimChecks.Words(fact.Text))).ToList();
        var byPath = pages.ToDictionary(page => page.Page.Path, page => page.Page, StringComparer.Ordinal);
        var places = data.Search.Places.Select(place => place.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var lead in data.Search.Leads.Where(lead => !byPath.ContainsKey(lead.Page)))
            findings.Error(Search, lead.Line, "search", $"There is no page `{lead.Page}`.", "Correct `page`, or take the lead out.");
        foreach (var first in new[] { data.Search.InDanger, data.Search.SomeoneInDanger }.OfType<SearchLead>().Where(first => !byPath.ContainsKey(first.Page)))
            findings.Error(Search, first.Line, "search", $"There is no page `{first.Page}`, which has to stand first for who is in danger.", "Name a page of the content.");
        foreach (var place in data.Search.Places.Where(place => byPath.ContainsKey(place.Path)))
            findings.Error(Search, place.Line, "search", $"`{place.Path}` is a page of the content already.", "Take the place out; its words can stand under `leads`.");

        foreach (var answer in data.Answers.Answers)
        {
            if (answer.Asks.Count == 0) Error(answer, "It does not say what is asked.", "Add `asks:` with a set of names or words, such as [[where, clinic]].");
            if (answer.Examples.Count == 0) Error(answer, "It has no example.", "Add `examples:` with a question that must find it.");
            var parts = answer.Source.Split('#', 2);
            if (!byPath.TryGetValue(parts[0], out var page))
            {
                if (!LinkChecks.OwnPaths.Contains(parts[0]) && !places.Contains(parts[0]))
                    Error(answer, $"`{answer.Source}` leads nowhere.", "Correct `source`; pages are /learn/FILE-NAME.");
                else if (answer.Quote.Count > 0)
                    Error(answer, $"`{answer.Source}` is no page that can be quoted.", "Name a page of the content, or write `answer:`.");
            }
            else if (parts.Length == 2 && page.Headings.All(heading => heading.Id != parts[1]))
            {
                Error(answer, $"`{answer.Source}` leads to no heading.", "Correct what stands after the #.");
            }
            else if (answer is { Html: not null, OfClinic: false, Quote.Count: 0, Rests.Count: 0 } && parts[0].StartsWith("/learn/", StringComparison.Ordinal))
            {
                Error(answer, $"It is written by hand, and nothing says which sentence of {parts[0]} it rests on.", "Add `rests:` with words of each sentence that says so, or take its sentence with `quote:`.");
            }
            else if (answer.Rests.FirstOrDefault(words => !Stands(page, words)) is { } unfounded)
            {
                Error(answer, $"It rests on a sentence that {parts[0]} does not have: {string.Join(", ", unfounded)}.", "See whether the answer still holds, and take words of the sentence that says so.");
            }
            else if (answer.Quote.Count > 0 && !Stands(page, answer.Quote))
            {
                Error(answer, $"No sentence on {parts[0]} has all of these words: {string.Join(", ", answer.Quote)}.", "Take words of the sentence that answers.");
            }
        }

        bool Stands(Page page, IReadOnlyList<string> words) =>
            page.Sentence(words) is not null || past.Exists(sentence => words.All(word => Sentences.Holds(sentence, word)));

        void Error(PreparedAnswer answer, string message, string fix) =>
            findings.Error(Answers, answer.Line, "answers", $"`{answer.Id}`: {message}", fix);
    }
}
