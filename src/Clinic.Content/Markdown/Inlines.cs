using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content.Markdown;

/// <summary><c>[@Berman2000; @Zarate2006]</c></summary>
internal sealed class CitationInline(IReadOnlyList<string> ids) : LeafInline
{
    public IReadOnlyList<string> Ids { get; } = ids;
}

/// <summary><c>[[dissociation]]</c> or <c>[[response|responded]]</c></summary>
internal sealed class TermInline(string name, string shown) : LeafInline
{
    public string Name { get; } = name;

    public string Shown { get; } = shown;
}

/// <summary><c>{{facts.fda-status}}</c></summary>
internal sealed class TokenInline(string group, string key) : LeafInline
{
    public string Group { get; } = group;

    public string Key { get; } = key;
}

/// <summary>Reads what the authors' guide adds to Markdown inside a line. Code spans are read before it and stay as they are.</summary>
internal sealed class ClinicInlineParser : InlineParser
{
    // No mark is longer: a missing closing bracket must not make every line of a long file a search to its end.
    private const int LengthMax = 300;

    public ClinicInlineParser() => OpeningCharacters = ['[', '{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (open, close) = (slice.CurrentChar, slice.PeekChar()) switch
        {
            ('[', '@') => ("[", "]"),
            ('[', '[') => ("[[", "]]"),
            ('{', '{') => ("{{", "}}"),
            _ => ("", ""),
        };
        if (open.Length == 0) return false;

        var text = slice.Text.AsSpan(slice.Start, Math.Min(slice.Length, LengthMax));
        var end = text.IndexOf(close, StringComparison.Ordinal);
        if (end < 0) return false;
        var inner = text[open.Length..end].ToString();
        if (inner.Contains('\n') || Make(open, inner) is not { } inline) return false;

        // "faded [@Xu2016]." is written with a space and read without: the number may not begin a line of its own.
        if (inline is CitationInline && processor.Inline is LiteralInline before) before.Content.TrimEnd();

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        inline.Span = new SourceSpan(start, start + end + close.Length - 1);
        inline.Line = line;
        inline.Column = column;
        processor.Inline = inline;
        slice.Start += end + close.Length;
        return true;
    }

    private static LeafInline? Make(string open, string inner)
    {
        switch (open)
        {
            case "[":
                var ids = inner.Split(';', StringSplitOptions.TrimEntries);
                return ids.All(id => id.Length > 1 && id[0] == '@') ? new CitationInline([.. ids.Select(id => id[1..])]) : null;
            case "[[":
                // In a table the bar is written \| so that it does not end the cell.
                var parts = inner.Replace("\\|", "|", StringComparison.Ordinal).Split('|', 2, StringSplitOptions.TrimEntries);
                return new TermInline(parts[0], parts[^1]);
            default:
                var dot = inner.IndexOf('.', StringComparison.Ordinal);
                return dot < 1 ? new TokenInline("", inner.Trim()) : new TokenInline(inner[..dot].Trim(), inner[(dot + 1)..].Trim());
        }
    }
}
