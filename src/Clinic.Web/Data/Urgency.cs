namespace Clinic.Web.Data;

/// <summary>
/// How soon somebody has to look at a message, worked out from all that is known of it: the writer's answers to "Can this
/// wait until then?" and "Is somebody in danger?", and whether the check on words found something. Nothing else decides it.
/// </summary>
/// <remarks>
/// What outranks what, said once: danger, then signs of a program, then limits. What may be danger is never set aside,
/// delayed or refused, whatever hidden field was filled in, however fast it came, from wherever, without whatever proof and
/// beyond whatever limit of forms; only limits on mail hold for it. Whoever asks for a sign or a limit asks
/// <see cref="MayBeHeldBack"/> first.
/// </remarks>
/// <param name="CanWait">Null where the form did not ask.</param>
/// <param name="InDanger">Null where it was not asked, or left unanswered.</param>
/// <param name="Words">The check on words found danger.</param>
public readonly record struct Urgency(CanWait? CanWait, InDanger? InDanger, bool Words)
{
    public bool IsDanger => DangerSource is not null;

    /// <summary>It cannot wait until it would be read, and nothing tells of danger.</summary>
    public bool IsUrgent => !IsDanger && CanWait is Data.CanWait.No;

    public bool MayBeHeldBack => !IsDanger;

    /// <summary>What tells of danger, the plainest first; null where nothing does, which is no sign of safety.</summary>
    public DangerSource? DangerSource => this switch
    {
        { InDanger: Data.InDanger.Yes } => Data.DangerSource.Said,
        { Words: true } => Data.DangerSource.Words,
        { CanWait: Data.CanWait.NotSure, InDanger: null } => Data.DangerSource.Unanswered,
        _ => null,
    };
}
