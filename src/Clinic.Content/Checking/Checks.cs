namespace Clinic.Content;

/// <summary>What is checked once every page has been read, one family of rules after the other.</summary>
internal static class Checks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, DateOnly today, Findings findings)
    {
        PlaceChecks.Run(pages, findings);
        LinkChecks.Run(pages, findings);
        ReferenceChecks.Run(pages, data, findings);
        NumberChecks.Run(pages, findings);
        WordingChecks.Run(pages, data, findings);
        ReadingChecks.Run(pages, findings);
        DateChecks.Run(pages, data, today, findings);
        GlossaryChecks.Run(pages, data, findings);
    }
}
