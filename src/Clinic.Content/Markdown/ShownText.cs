using System.Net;
using System.Text;

namespace Clinic.Content.Markdown;

/// <summary>
/// The words of a page as its readers see them, taken from the page as it is shown: placeholders are filled, numbers of
/// citations left out. A line holds one paragraph, list item or table row.
/// </summary>
internal static class ShownText
{
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "sup", "svg", "thead", "style", "script" };

    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal)
    {
        "p", "li", "ul", "ol", "div", "tr", "table", "tbody", "dl", "dt", "dd", "figure", "figcaption", "section", "aside", "blockquote", "caption", "br",
        "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary",
    };

    /// <summary>The text under each heading that has an address; what stands before the first has the page's title.</summary>
    public static IReadOnlyList<PageText> Sections(string html, string title, IReadOnlyList<Heading> headings)
    {
        var addressed = headings.Select(heading => heading.Id).ToHashSet(StringComparer.Ordinal);
        var sections = new List<PageText>();
        var reader = new Reader();
        var (id, heading) = ("", title);
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<')
            {
                var end = html.IndexOf('<', at);
                end = end < 0 ? html.Length : end;
                reader.Text(WebUtility.HtmlDecode(html[at..end]));
                at = end;
                continue;
            }

            var close = html.IndexOf('>', at);
            if (close < 0) break;
            var tag = html.AsSpan(at + 1, close - at - 1);
            at = close + 1;
            if (tag.Length == 0 || tag[0] == '!') continue;
            var ends = tag[0] == '/';
            var name = NameOf(ends ? tag[1..] : tag);
            if (!ends && Skipped.Contains(name))
            {
                var over = html.IndexOf($"</{name}>", at, StringComparison.Ordinal);
                at = over < 0 ? html.Length : over + name.Length + 3;
            }
            else if (!ends && name.Length == 2 && name[0] == 'h' && IdOf(tag) is { } next && addressed.Contains(next))
            {
                sections.Add(new PageText(id, heading, reader.Take()));
                var over = html.IndexOf($"</{name}>", at, StringComparison.Ordinal);
                (id, heading) = (next, headings.First(h => h.Id == next).Text);
                at = over < 0 ? html.Length : over;
            }
            else if (Lines.Contains(name))
            {
                reader.Line(name, ends);
                if (name == "div") reader.Timeline = !ends && tag.Contains("\"timeline\"", StringComparison.Ordinal);
            }
            else if (ends && name == "strong")
            {
                reader.EndMark();
            }
            else if (!ends && name is "td" or "th")
            {
                reader.Cell();
            }
        }

        sections.Add(new PageText(id, heading, reader.Take()));
        return [.. sections.Where(section => section.Text.Length > 0)];
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(' ', '/', '\n');
        return (end < 0 ? tag : tag[..end]).ToString();
    }

    private static string? IdOf(ReadOnlySpan<char> tag)
    {
        var from = tag.IndexOf(" id=\"");
        if (from < 0) return null;
        var rest = tag[(from + 5)..];
        var to = rest.IndexOf('"');
        return to < 0 ? null : rest[..to].ToString();
    }

    private sealed class Reader
    {
        private readonly List<string> lines = [];
        private readonly StringBuilder line = new();
        private int cells;

        // What the items of a list belong to: "Do not" stands once above them, and must stand with each.
        private string lead = "";

        /// <summary>Whether the items begin with the hour that they tell of.</summary>
        public bool Timeline { get; set; }

        public void EndMark()
        {
            if (Timeline && line.Length > 0 && char.IsLetterOrDigit(line[^1]) && !line.ToString().Contains(':', StringComparison.Ordinal)) line.Append(':');
        }

        public void Text(string text)
        {
            foreach (var letter in text)
            {
                if (!char.IsWhiteSpace(letter)) line.Append(letter);
                else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
        }

        public void Cell()
        {
            if (++cells == 1) return;
            while (line.Length > 0 && line[^1] == ' ') line.Length--;
            line.Append(cells == 2 ? ": " : "; ");
        }

        public void Line(string name, bool ends)
        {
            var text = line.ToString().Trim();
            line.Clear();
            cells = 0;
            if (ends && name is "ul" or "ol" or "div") lead = "";
            if (text.Length == 0) return;
            if (name is "h3" or "h4" or "h5" or "h6")
            {
                lead = text;
                return;
            }

            if (name == "p" && text[^1] == ':') lead = text[..^1];
            else if (name == "li" && lead.Length > 0) text = $"{lead}: {text}";
            lines.Add(text);
        }

        public string Take()
        {
            Line("", ends: true);
            lead = "";
            var text = string.Join('\n', lines);
            lines.Clear();
            return text;
        }
    }
}
