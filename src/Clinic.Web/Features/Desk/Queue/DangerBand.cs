namespace Clinic.Web.Features.Desk.Queue;

/// <summary>
/// What stands on top of Today and of the queue until somebody records what came of it, whoever has it and whatever else
/// was done: who is due first, first.
/// </summary>
/// <param name="Rows">The first of them.</param>
/// <param name="More">There are more than are shown.</param>
public sealed record DangerBand(IReadOnlyList<QueueRow> Rows, bool More)
{
    /// <summary>As many as are seen at a glance; a row more tells that there are more.</summary>
    public const int Shown = 6;

    /// <summary>The list that the band begins: everybody's, because danger is nobody's alone.</summary>
    public static QueueFilter List => new QueueFilter().With(QueueFacet.Flag, "danger");

    public static DangerBand Of(IReadOnlyList<QueueRow> rows) => new([.. rows.Take(Shown - 1)], rows.Count == Shown);

    /// <summary>The filter shows that list already.</summary>
    public static bool IsShownBy(QueueFilter filter) => filter.Of(QueueFacet.Flag) == List.Of(QueueFacet.Flag);
}
