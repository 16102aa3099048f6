namespace Clinic.Web.Features.Desk.Export;

/// <summary>
/// Keeps a spreadsheet from taking what somebody typed for a formula (OWASP, "CSV Injection"). A cell that begins with
/// a sign that starts one, also in its full-width form, or with an apostrophe, gets an apostrophe before it; taking
/// one leading apostrophe away gives back exactly what was typed.
/// </summary>
public static class SafeCell
{
    private const string Starts = "=+-@\t\r\n'＝＋－＠";

    public static string Write(string? text) =>
        text is { Length: > 0 } && Starts.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text ?? "";

    public static string Read(string cell) => cell is ['\'', .. var text] ? text : cell;
}
