using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>Reads <c>answers.yml</c>: what is asked in a few words, and what is so at this clinic.</summary>
internal static partial class AnswersFile
{
    public const string Name = "answers.yml";

    /// <param name="clinic">What the clinic has told; each answer takes the words for it.</param>
    /// <param name="render">Turns a line of Markdown at a line of the file into HTML.</param>
    public static AnswerVocabulary Read(YamlFields f, ClinicProfile clinic, Func<string, int, string> render)
    {
        var words = f.Map("words") is { } named ? named.Keys.ToDictionary(name => name, named.Texts, StringComparer.Ordinal) : [];
        var read = f.Maps("answers", a =>
        {
            var told = a.TextOrNull("fact") is { } fact ? Told(clinic, fact, a) : null;
            var texts = (Yes: a.TextOrNull("yes"), No: a.TextOrNull("no"), Unknown: a.TextOrNull("unknown"), Always: a.TextOrNull("answer"));
            var (key, text) = (a.Has("fact"), told) switch
            {
                (false, _) => ("answer", texts.Always),
                (_, null) => ("unknown", texts.Unknown),
                (_, false) => ("no", texts.No),
                _ => ("yes", texts.Yes),
            };
            var quote = a.Texts("quote");
            AnswerWork? work = a.Has("work") ? a.Choice<AnswerWork>("work") : null;
            if (a.Has("fact") && (texts.Yes ?? texts.Unknown) is null) a.Error("fact", "An answer about a fact needs words for each case.", "Write `yes:`, `no:` and `unknown:`.");
            if (text is null && quote.Count == 0 && work is null)
                a.Error(key, $"`{key}` is missing.", $"Add `{key}:` with the sentence that answers.");
            return new PreparedAnswer
            {
                Id = a.Text("id"),
                Asks = a.Lists("asks"),
                Unless = a.Texts("unless"),
                Html = text is null ? null : Cited().Replace(render(text, a.LineOf(key)), ""),
                Quote = quote,
                Rests = a.Has("rests") ? a.Lists("rests") : [],
                OfClinic = a.Has("fact"),
                Work = work,
                Source = a.Text("source"),
                Examples = a.Texts("examples"),
                Line = a.Line,
            };
        });
        f.RefuseOthers();
        return new AnswerVocabulary(words, read);
    }

    // Null where the clinic has not said.
    private static bool? Told(ClinicProfile clinic, string fact, YamlFields answer)
    {
        switch (fact)
        {
            case "ivKetamine": return clinic.Services.IvKetamine;
            case "spravato": return clinic.Services.Spravato;
            case "telehealth": return clinic.Services.Telehealth;
            case "psychotherapy": return clinic.Services.Psychotherapy;
            case "insurance": return clinic.Insurance is null ? null : true;
            case "languageHelp": return clinic.LanguageHelp is null ? null : true;
            case "fees": return clinic.Fees.Count == 0 ? null : true;
            case "clinicians": return clinic.Clinicians.Count == 0 ? null : true;
            default:
                answer.Error("fact", $"`{fact}` is not a fact of clinic.yml that answers can ask for.",
                    "Use one of ivKetamine, spravato, telehealth, psychotherapy, insurance, languageHelp, fees, clinicians.");
                return null;
        }
    }

    // An answer has no list of sources below it; its page has.
    [GeneratedRegex("<sup class=\"cite\">.*?</sup>")]
    private static partial Regex Cited();
}
