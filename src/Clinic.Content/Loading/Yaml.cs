using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Clinic.Content;

/// <summary>
/// Reads YAML into nodes that know their line. Anchors and aliases are refused: a few lines of them can stand for
/// gigabytes, and no file here needs one.
/// </summary>
internal static class Yaml
{
    private const int DepthMax = 12;

    /// <summary>The document's root, or null after an error was recorded.</summary>
    public static YamlNode? Parse(string text, YamlPlace place)
    {
        try
        {
            RefuseAnchors(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1) return stream.Documents[0].RootNode;
            place.Error(1, "yaml", stream.Documents.Count == 0 ? "There is nothing here." : "There is more than one document.",
                "Write one list or one set of fields.");
        }
        catch (YamlException exception)
        {
            place.Error((int)exception.Start.Line, "yaml", $"This is not valid YAML: {FirstLine(exception)}.",
                "Look at the quotes, colons and indentation; quote a value that holds a colon.");
        }
        catch (ArgumentException)
        {
            place.Error(1, "yaml", "A key stands here twice.", "Keep one of them."); // the representation model's own check
        }

        return null;
    }

    private static void RefuseAnchors(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
                throw new YamlException(current.Start, current.End, "anchors (&) and aliases (*) are not allowed; quote the value if it begins with one of them");
            depth += current.NestingIncrease;
            if (depth > DepthMax) throw new YamlException(current.Start, current.End, $"it is nested more than {DepthMax} levels deep");
        }
    }

    private static string FirstLine(YamlException exception) =>
        (exception.InnerException ?? exception).Message.Split('\n')[0].TrimEnd('.', '\r');
}

/// <summary>The file, and the line of it, that a piece of YAML starts at.</summary>
internal sealed record YamlPlace(string File, int LinesBefore, Findings Findings)
{
    public int LineOf(YamlNode node) => LinesBefore + (int)node.Start.Line;

    public void Error(int lineInPiece, string rule, string message, string fix) =>
        Findings.Error(File, LinesBefore + Math.Max(1, lineInPiece), rule, message, fix);
}
