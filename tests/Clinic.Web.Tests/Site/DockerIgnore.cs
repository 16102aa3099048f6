using System.Text;
using System.Text.RegularExpressions;

namespace Clinic.Web.Tests.Site;

/// <summary>
/// Reads a <c>.dockerignore</c> as Docker does (github.com/moby/patternmatcher; docs.docker.com/build/concepts/context):
/// patterns in their order, each of which leaves out or, with <c>!</c>, takes back what it matches and all below it.
/// </summary>
public sealed class DockerIgnore(string text)
{
    private readonly List<(bool Exception, Regex Pattern)> patterns = [.. Lines(text).Select(Read)];

    /// <summary>Whether a file is left out of what the image is built from.</summary>
    /// <param name="path">Below the root, with slashes.</param>
    public bool Ignores(string path)
    {
        var parts = path.Split('/');
        string[] above = [.. Enumerable.Range(1, parts.Length).Select(count => string.Join('/', parts[..count]))];
        var ignored = false;
        foreach (var (exception, pattern) in patterns)
        {
            if (above.Any(pattern.IsMatch)) ignored = !exception;
        }

        return ignored;
    }

    // A comment begins in the first column; blanks around a pattern are nothing.
    private static IEnumerable<string> Lines(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n')
        .Where(line => !line.StartsWith('#')).Select(line => line.Trim()).Where(line => line.Length > 0);

    private static (bool Exception, Regex Pattern) Read(string line)
    {
        var exception = line.StartsWith('!');
        return (exception, new Regex(ToRegex(Clean(exception ? line[1..].Trim() : line)), RegexOptions.CultureInvariant));
    }

    // As Go's filepath.Clean: no "." and "..", no double slashes, none at the end; and a pattern from the root is one like any other.
    private static string Clean(string pattern)
    {
        var kept = new List<string>();
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            else if (part is not ("." or "..")) kept.Add(part);
        }

        return string.Join('/', kept);
    }

    private static string ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when at + 1 < pattern.Length && pattern[at + 1] == '*':
                    at++;
                    if (at + 1 < pattern.Length && pattern[at + 1] == '/') at++;
                    regex.Append(at + 1 == pattern.Length ? ".*" : "(.*/)?");
                    break;
                case '*': regex.Append("[^/]*"); break;
                case '?': regex.Append("[^/]"); break;
                case '\\' when at + 1 < pattern.Length: regex.Append(Regex.Escape(pattern[++at].ToString())); break;
                case '[' or ']': regex.Append(pattern[at]); break;
                default: regex.Append(Regex.Escape(pattern[at].ToString())); break;
            }
        }

        return regex.Append(@"\z").ToString();
    }
}
