using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>Splits what was typed into words: small letters, no accents, digits kept.</summary>
public static class SearchWords
{
    /// <summary>Longer queries are cut here, so that nobody makes the index work for minutes.</summary>
    public const int QueryMax = 200;

    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal) { "how", "what", "when", "where", "who", "why", "does", "can", "much" };

    // What questions are made of, in English, in Spanish and as it is typed on a phone.
    private static readonly HashSet<string> Filler = new(StringComparer.Ordinal)
    {
        "a", "ppl", "da", "dan", "mejor", "stuff", "yrs", "thru", "wut", "wanted", "mess", "able", "about", "again", "al", "all", "also", "am", "an", "and", "any", "anyone", "anything", "are", "arent", "as",
        "at", "bc", "be", "because", "been", "being", "both", "but", "by", "can", "cant", "come", "comes", "como", "con",
        "could", "couldnt", "cual", "cuales", "cuando", "cuz", "de", "del", "did", "didnt", "do", "does", "doesnt", "doing",
        "donde", "done", "dont", "each", "el", "else", "en", "es", "ese", "eso", "esta", "estan", "este", "esto", "estoy",
        "ever", "every", "favor", "find", "for", "found", "from", "get", "gets", "getting", "gives", "go", "goes", "going",
        "gonna", "got", "gracias", "guys", "ha", "hace", "hacer", "had", "has", "have", "having", "hay", "he", "hello", "her",
        "here", "hey", "hi", "him", "his", "hola", "how", "hows", "i", "id", "idk", "if", "ill", "im", "in", "into", "is",
        "isnt", "it", "its", "ive", "just", "keep", "know", "la", "las", "le", "les", "let", "lets", "lo", "lol", "look",
        "looking", "los", "lot", "lots", "many", "mas", "may", "me", "mi", "might", "mine", "mis", "most", "much", "must", "muy",
        "my", "myself", "n", "necesito", "nos", "nosotros", "o", "of", "ok", "okay", "omg", "on", "one", "or", "other", "our",
        "out", "para", "pero", "person", "please", "pls", "plz", "poder", "por", "porque", "puede", "pueden", "puedo", "put",
        "que", "quiero", "quisiera", "r", "really", "rn", "said", "say", "se", "see", "seen", "ser", "shall", "she", "should",
        "si", "so", "some", "someone", "something", "son", "soy", "su", "sus", "te", "tell", "tener", "tengo", "than", "thank",
        "thanks", "that", "thats", "the", "their", "them", "then", "there", "theres", "these", "they", "thing", "things",
        "think", "this", "tho", "those", "though", "tiene", "tienen", "to", "too", "tu", "tus", "u", "un", "una", "unas", "unos",
        "up", "ur", "us", "usted", "ustedes", "va", "very", "voy", "wanna", "want", "was", "way", "we", "were", "what", "whats",
        "when", "where", "wheres", "which", "while", "who", "whom", "whos", "whose", "why", "will", "with", "wonder",
        "wondering", "wont", "would", "wouldnt", "y", "ya", "yall", "yes", "yo", "you", "your", "yours",
    };

    public static IReadOnlyList<string> Split(string? typed) => [.. Folding.Split(WholeText.Cut(typed ?? "", QueryMax))];

    /// <summary>All words of a page's own text, which is not cut.</summary>
    public static IEnumerable<string> OfText(string text) => Folding.Split(text);

    /// <summary>A word that stands in every question and tells the pages apart in none.</summary>
    public static bool IsFiller(string word) => Filler.Contains(word);

    /// <summary>What must be typed for a lead: its telling words, and where there is only one, the question it is asked with.</summary>
    public static IReadOnlyList<string> LeadingIn(string lead)
    {
        var words = OfText(lead).ToList();
        var telling = words.Where(word => !IsFiller(word)).ToList();
        return telling.Count switch
        {
            0 => words,
            1 => [.. words.Where(word => !IsFiller(word) || Asking.Contains(word))],
            _ => telling,
        };
    }
}
