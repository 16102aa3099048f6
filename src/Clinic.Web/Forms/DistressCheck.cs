using Clinic.Content;
using Clinic.Web.Data;

namespace Clinic.Web.Forms;

/// <summary>
/// Finds words of danger in free text by the signs in <c>content/distress.yml</c>: the second net, behind the question that
/// every form asks. What it misses and what it finds wrongly is measured in docs/distress-check.md. It decides which page
/// comes first, and never whether a message is taken; a message in which it finds nothing is not a safe one.
/// </summary>
public sealed class DistressCheck(PageLibrary library)
{
    /// <summary>Whether any of the texts tells of danger.</summary>
    public bool FindsIn(params IEnumerable<string?> texts) => MattersIn(texts).Count > 0;

    /// <summary>What the texts together tell of, each matter once, most urgent first; empty where no words of danger are found.</summary>
    public IReadOnlyList<DangerMatter> MattersIn(params IEnumerable<string?> texts)
    {
        // As one message: "my daughter" may stand in one field and what she said in the next.
        var message = string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)));
        return message.Length == 0 ? [] : MattersIn(message, library.Current.Danger);
    }

    /// <summary>
    /// What help a form's next page begins with; null where none has to come first, empty where the writer asks for it and no words do.
    /// </summary>
    public IReadOnlyList<DangerMatter>? HelpFirst(CanWait? canWait, params IEnumerable<string?> texts)
    {
        var matters = MattersIn(texts);
        return canWait is CanWait.No or CanWait.NotSure || matters.Count > 0 ? matters : null;
    }

    /// <summary>
    /// The same for what is typed into a search, by plain signs alone, and by those that show that help is looked for: a few words
    /// without a sentence are weighed by nobody.
    /// </summary>
    public IReadOnlyList<DangerMatter> MattersInSearch(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return [];
        var vocabulary = library.Current.Danger;
        var text = new DangerText(typed, vocabulary);
        return new DangerReader(text, vocabulary).Matters(vocabulary.Signs) is { Count: > 0 } matters
            ? matters : new DangerReader(text, vocabulary, literally: true).Matters(vocabulary.Searched);
    }

    internal static IReadOnlyList<DangerMatter> MattersIn(string message, DangerVocabulary vocabulary)
    {
        var reader = new DangerReader(new DangerText(message, vocabulary), vocabulary);
        var plain = reader.Matters(vocabulary.Signs);
        if (plain.Count > 0) return plain;
        return DangerScale.Matter(reader.Left(), vocabulary.Weights) is { } matter ? [matter] : [];
    }
}
