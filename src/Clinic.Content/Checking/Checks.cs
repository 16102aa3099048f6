namespace Clinic.Content;

/// <summary>What is checked once every page has been read. The families of rules only read, so they run side by side.</summary>
internal static class Checks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, DateOnly today, Findings findings)
    {
        Parallel.Invoke(
            () => WordingChecks.Run(pages, data, findings),
            () => NumberChecks.Run(pages, findings),
            () => GlossaryChecks.Run(pages, data, findings),
            () => ReadingChecks.Run(pages, findings),
            () => LinkChecks.Run(pages, findings),
            () => ReferenceChecks.Run(pages, data, findings),
            () => EvidenceChecks.Run(pages, data, findings),
            () => EvidenceWordChecks.Run(pages, data, findings),
            () => SafetyChecks.Run(pages, data, findings),
            () => FactChecks.Run(pages, data, findings),
            () => FigureChecks.Run(pages, data, findings),
            () => ClaimChecks.Run(pages, data, findings),
            () => MissingChecks.Run(pages, findings),
            () => PlaceChecks.Run(pages, findings),
            () => SearchChecks.Run(pages, data, today, findings),
            () => DateChecks.Run(pages, data, today, findings));
    }
}
