namespace Clinic.Content;

/// <summary>What is checked once every page has been read.</summary>
internal static class Checks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, DateOnly today, Findings findings)
    {
        PlaceChecks.Run(pages, findings);
    }
}
