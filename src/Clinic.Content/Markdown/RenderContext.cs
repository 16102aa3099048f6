using System.Text;
using Clinic.Content.Markdown.Components;
using Markdig.Syntax;

namespace Clinic.Content.Markdown;

/// <summary>
/// What rendering one page collects and looks up: its citations in order, its terms, its ids, and where to record
/// what is wrong.
/// </summary>
internal sealed class RenderContext(ContentData data, string file, Findings findings)
{
    private readonly List<(Reference Reference, List<string> CiteIds)> cited = [];
    private readonly List<GlossaryTerm> terms = [];

    // The layout around the text has these already.
    private readonly HashSet<string> ids = new(StringComparer.Ordinal)
    {
        "contents", "contents-title", "crisis-box", "in-brief", "main", "menu", "q", "references",
    };

    // Stands where a fact is left out: the sentences around it still read well.
    private const string LeftOut =
        "<em>What stood here is past its date, and we have not checked it again yet. Please <a href=\"/contact\">ask us</a> what holds now.</em>";

    private bool insideFact;

    public ContentData Data { get; } = data;

    public string File { get; } = file;

    public Findings Findings { get; } = findings;

    /// <summary>The line of the file that the Markdown now rendered starts at, less one.</summary>
    public int LinesBefore { get; set; }

    /// <summary>Level of the heading above what is now rendered; 1 before the first.</summary>
    public int HeadingLevel { get; set; } = 1;

    public List<Heading> Headings { get; } = [];

    /// <summary>Every link written so far, with the line of the file it stands on.</summary>
    public List<(string Href, int Line)> Links { get; } = [];

    /// <summary>Every study that a card or chart shows, with the line of the file it stands on.</summary>
    public List<(Study Study, int Line)> Drawn { get; } = [];

    /// <summary>The topics whose studies stand here in a table.</summary>
    public HashSet<EvidenceTopic> Tables { get; } = [];

    public IReadOnlyList<Citation> Citations =>
        [.. cited.Select((entry, index) => new Citation(index + 1, entry.Reference, entry.CiteIds))];

    public IReadOnlyList<GlossaryTerm> Terms => terms;

    public void Error(int line, string rule, string message, string fix) =>
        Findings.Error(File, LineOfFile(line), rule, message, fix);

    /// <summary>The line of the file for a line, counted from zero, of the Markdown now rendered.</summary>
    public int LineOfFile(int line) => LinesBefore + line + 1;

    /// <summary>The number of a reference on this page and the id for this place, or null for an unknown one.</summary>
    public (int Number, string CiteId, Reference Reference)? Cite(string id, int line)
    {
        if (Data.FindReference(id) is not { } reference)
        {
            Error(line, "citation", $"The reference `{id}` is not in references.yml.", "Correct the id, or add the reference.");
            return null;
        }

        if (reference.Verified is Verification.Unseen)
            Error(line, "citation", $"`{id}` was never checked against its source.", "Cite another reference, or check it and mark it in references.yml.");
        var at = cited.FindIndex(entry => entry.Reference == reference);
        if (at < 0)
        {
            at = cited.Count;
            cited.Add((reference, []));
        }

        var citeId = $"cite-{at + 1}-{cited[at].CiteIds.Count + 1}";
        cited[at].CiteIds.Add(citeId);
        return (at + 1, citeId, reference);
    }

    public GlossaryTerm? Mark(string name, int line)
    {
        if (Data.FindTerm(name) is not { } term)
        {
            Error(line, "glossary", $"`{name}` is not in glossary.yml.", "Correct the term, add it, or remove the double brackets.");
            return null;
        }

        if (terms.Contains(term))
        {
            Error(line, "glossary", $"`{term.Term}` is marked a second time on this page.", "Remove the double brackets here; the first use is enough.");
            return term;
        }

        terms.Add(term);
        return term;
    }

    /// <summary>An id that nothing else on the page has.</summary>
    public string UniqueId(string text)
    {
        var id = Slugify(text);
        for (var number = 2; !ids.Add(id); number++) id = $"{Slugify(text)}-{number}";
        return id;
    }

    /// <summary>The level for a heading inside a component: one below the heading above it.</summary>
    public int InnerLevel => Math.Clamp(HeadingLevel + 1, 2, 6);

    /// <summary>Renders a whole piece of Markdown that starts at a line of the file.</summary>
    public string Render(string markdown, int lineOfFile)
    {
        var before = LinesBefore;
        LinesBefore = lineOfFile - 1;
        var html = "";
        if (ClinicMarkdown.Parse(markdown) is { } document) html = Render(document);
        else TooDeep();
        LinesBefore = before;
        return html;
    }

    public void TooDeep() => Error(0, "markdown", "The text is nested too deeply to be read.", "Look for a bracket, star or quote sign that repeats.");

    public string Render(MarkdownDocument document)
    {
        ClaimInline.PutIn(document, Data);
        Leftovers.Refuse(document, this);
        using var writer = new StringWriter();
        PageRenderer.Create(writer, this).Render(document);
        writer.Flush();
        return writer.ToString();
    }

    /// <summary>Renders one line of Markdown without the paragraph around it.</summary>
    public string RenderInline(string markdown, int lineOfFile)
    {
        var html = Render(markdown, lineOfFile).Trim();
        if (html.StartsWith("<p>", StringComparison.Ordinal) && html.IndexOf("</p>", StringComparison.Ordinal) == html.Length - 4)
            return html[3..^4];
        if (html.Length > 0)
            Findings.Error(File, lineOfFile, "markdown", "One paragraph of text is expected here.", "Leave out lists, headings and empty lines.");
        return html;
    }

    /// <summary>The text of a fact, or null where there is none of that name or a fact would hold a fact: two could hold each other.</summary>
    public string? RenderFact(string id, int lineOfFile)
    {
        if (insideFact || Data.FindFact(id) is not { } fact) return null;
        if (Data.IsLeftOut(fact)) return LeftOut;
        insideFact = true;
        var html = RenderInline(fact.Text, lineOfFile);
        insideFact = false;
        return html;
    }

    /// <summary>A result of <c>evidence.yml</c> in words, both arms, with its source, named as <c>study.outcome</c>; null where there is none that may be shown.</summary>
    public string? RenderResult(string name, int lineOfFile)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || Data.FindStudy(name[..dot]) is not { } study || study.Find(name[(dot + 1)..]) is not { IsShown: true } outcome) return null;
        Drawn.Add((study, lineOfFile));
        return RenderInline($"{StudyWords.Result(study, outcome)} [@{study.Source}]", lineOfFile);
    }

    private static string Slugify(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-' && letter is not ('\'' or '’')) slug.Append('-');
        }

        var id = slug.ToString().Trim('-');
        return id.Length == 0 ? "section" : id;
    }
}
