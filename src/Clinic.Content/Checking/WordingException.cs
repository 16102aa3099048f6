using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>
/// <c>&lt;!-- wording: allow "WORD" because REASON --&gt;</c>: lets a refused word stand on the line below it. The only
/// comment a page may hold.
/// </summary>
internal sealed partial record WordingException(string Word, int Line)
{
    /// <summary>Removes comments, keeping the line count, and returns the exceptions among them.</summary>
    public static (string Body, IReadOnlyList<WordingException> Exceptions) TakeOut(
        string body, int bodyLine, PageSource source, Findings findings)
    {
        if (!body.Contains("<!--", StringComparison.Ordinal)) return (body, []);
        var exceptions = new List<WordingException>();
        var lines = body.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith("<!--", StringComparison.Ordinal)) continue;
            var allow = Allow().Match(lines[i]);
            if (allow.Success)
            {
                exceptions.Add(new WordingException(allow.Groups["word"].Value, bodyLine + i));
                lines[i] = "";
            }
            else
            {
                findings.Error(source.File, bodyLine + i, "wording", "This comment cannot be read.",
                    "Write <!-- wording: allow \"WORD\" because REASON -->, or remove it.");
                lines[i] = "";
            }
        }

        return (string.Join('\n', lines), exceptions);
    }

    [GeneratedRegex("""^\s*<!--\s*wording:\s*allow\s+"(?<word>[^"]{1,60})"\s+because\s+\S.{2,}-->\s*$""")]
    private static partial Regex Allow();
}
