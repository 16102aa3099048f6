namespace Clinic.Web.Features.Search;

/// <summary>Phrases that bring help first, from <c>content/search.yml</c>, matched as whole words.</summary>
public sealed class CrisisWords(IEnumerable<string> phrases)
{
    private readonly string[] phrases = [.. phrases.Select(Padded)];

    public bool AreIn(string? typed)
    {
        var text = Padded(typed);
        return Array.Exists(phrases, phrase => text.Contains(phrase, StringComparison.Ordinal));
    }

    private static string Padded(string? text) => $" {string.Join(' ', SearchWords.Split(text))} ";
}
