using System.Text.RegularExpressions;

namespace Clinic.Web.Features.Desk.Templates;

/// <summary>Words that tell a stranger at somebody's mailbox why a clinic like this one writes.</summary>
public static partial class PlainWords
{
    /// <summary>The first word that tells too much, or null.</summary>
    public static string? FirstTelling(string? text) => Telling().Match(text ?? "") is { Success: true } match ? match.Value : null;

    [GeneratedRegex(
        @"\b(ketamine|esketamine|spravato|infusions?|depress\w*|anxi\w*|bipolar|ptsd|trauma\w*|suicid\w*|self-harm|mental\w*|psych\w*|therap\w*|treat(ment|ed|ing)s?|diagnos\w*|symptoms?|medicat\w*|medicines?|disorders?|illness\w*|patients?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Telling();
}
