namespace Clinic.Content;

/// <summary>
/// The address of each page in one language. English has them bare, another language below its code; a page that is not
/// there in a language is linked as what it is: the English one.
/// </summary>
public sealed class LocalAddresses
{
    // What has no words of its own, or is for staff and programs.
    private static readonly string[] WithoutLanguage =
        ["/desk", "/health", "/errors", "/images", "/css", "/js", "/lib", "/sitemap.xml", "/robots.txt", "/feed.xml", "/favicon.svg", "/favicon.ico", "/.well-known"];

    private readonly HashSet<string> own;
    private readonly HashSet<string> english;

    /// <param name="language">The language that is read.</param>
    /// <param name="own">Paths of the pages that are files of this language.</param>
    /// <param name="english">Paths of those that are files of English.</param>
    internal LocalAddresses(Language language, IEnumerable<string> own, IEnumerable<string> english)
    {
        Language = language;
        this.own = own.ToHashSet(StringComparer.Ordinal);
        this.english = english.ToHashSet(StringComparer.Ordinal);
    }

    public Language Language { get; }

    /// <summary>Whether a path of this site, without its language, can be read in this one.</summary>
    public bool Has(string path)
    {
        if (WithoutLanguage.Any(without => path == without || path.StartsWith(without + "/", StringComparison.Ordinal))) return Language.IsEnglish;
        var page = PageOf(path);
        return own.Contains(page) || !english.Contains(page);
    }

    /// <summary>Whether it is a page that English has and this language lacks.</summary>
    public bool IsEnglishOnly(string path) => english.Contains(PageOf(path)) && !own.Contains(PageOf(path));

    /// <summary>Where a link leads whose address is written as in English; what is no path of this site stays as it is.</summary>
    public string Of(string href) =>
        Language.IsEnglish || !href.StartsWith('/') || href.StartsWith("//", StringComparison.Ordinal)
        || IsOfLanguage(href) || !Has(href.Split('?', '#')[0]) ? href
        : $"/{Language.Code}{href}";

    private bool IsOfLanguage(string href) => href.StartsWith($"/{Language.Code}/", StringComparison.Ordinal) || href == $"/{Language.Code}";

    // What hangs on an education page, such as its feedback, is where the page is.
    private static string PageOf(string path)
    {
        const string Learn = "/learn/";
        return path.StartsWith(Learn, StringComparison.Ordinal) && path.IndexOf('/', Learn.Length) is > 0 and var end ? path[..end] : path;
    }
}
