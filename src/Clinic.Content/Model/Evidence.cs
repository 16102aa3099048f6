namespace Clinic.Content;

/// <summary>What a study looked into. The studies of one topic stand together in one table.</summary>
public enum EvidenceTopic
{
    Depression,
    Suicide,
    Anxiety,
    Bipolar,
    Ptsd,
    Spravato,
    Ect,

    /// <summary>Harms, mechanism, medicines: studies that no page weighs against each other.</summary>
    Other,
}

public enum StudyDesign
{
    /// <summary>Chance decided who got what.</summary>
    Trial,

    /// <summary>Several studies counted together.</summary>
    Pooled,

    /// <summary>Everybody got the treatment and knew it.</summary>
    Open,

    /// <summary>People were asked, nobody was treated.</summary>
    Survey,
}

public enum StudyDrug
{
    Ketamine,
    Esketamine,
}

/// <summary>Whether a study reached the goal it had set itself.</summary>
public enum StudyGoal
{
    Met,
    Missed,

    /// <summary>One of its main measures and not the other.</summary>
    Mixed,

    /// <summary>It compared nothing, so there was nothing to reach.</summary>
    None,

    /// <summary>The part that was read does not say.</summary>
    Unread,
}

/// <summary>A scale that points are counted on; without its two ends a number of points says nothing.</summary>
public sealed record EvidenceScale(string Id, string Name, double? From, double? To, string? NoRange)
{
    /// <summary>Such as "on a scale from 0 to 60 (MADRS)".</summary>
    public string Words => From is { } from && To is { } to
        ? FormattableString.Invariant($"on a scale from {from:0.##} to {to:0.##} ({Name})")
        : $"on the {Name}, whose range we have not read";
}

/// <summary>What happened in one group: so many of 100, or so many points.</summary>
public sealed record StudyArm(string Who, double? Of100, double? Points);

/// <summary>One result of a study, with both arms, or with the reason why there is one.</summary>
public sealed record StudyOutcome
{
    public required string Id { get; init; }

    /// <summary>Who the 100 are: people, unless only some of them were looked at.</summary>
    public required string Of { get; init; }

    /// <summary>What happened to so many of 100, as "had a response"; or what moved, as "Depression scores fell".</summary>
    public required string What { get; init; }

    public required string When { get; init; }

    public required IReadOnlyList<StudyArm> Arms { get; init; }

    /// <summary>Why there is no second arm.</summary>
    public string? NoComparison { get; init; }

    public EvidenceScale? Scale { get; init; }

    /// <summary>Points in the first arm less those in the second; below zero favors the first where a high score is worse.</summary>
    public double? Difference { get; init; }

    /// <summary>The 95% confidence interval of <see cref="Difference"/>.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>An unseen figure is kept for whoever checks it, and shown nowhere.</summary>
    public required Verification Verified { get; init; }

    /// <summary>Such as "Of 100 people, how many had a response at 24 hours".</summary>
    public string Question => $"Of 100 {Of}, how many {What} {When}";

    public bool IsShare => Arms.Count > 0 && Arms.All(arm => arm.Of100 is not null);

    public bool IsShown => Verified is not Verification.Unseen;
}

/// <summary>An entry of <c>evidence.yml</c>: one study, wherever it is shown.</summary>
public sealed record Study
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int Year { get; init; }

    public required IReadOnlyList<EvidenceTopic> About { get; init; }

    public required StudyDrug Drug { get; init; }

    public required StudyDesign Design { get; init; }

    public required string Who { get; init; }

    /// <summary>How many; null where the part that was read does not say.</summary>
    public int? People { get; init; }

    /// <summary>The same in words, where a number alone would mislead.</summary>
    public string? PeopleNote { get; init; }

    public required string Given { get; init; }

    /// <summary>What it was compared with; null only with <see cref="NoComparison"/>.</summary>
    public string? Against { get; init; }

    public string? NoComparison { get; init; }

    public required string Followed { get; init; }

    public required StudyGoal Goal { get; init; }

    /// <summary>What was found, in a sentence or two, as Markdown; the numbers stand in <see cref="Outcomes"/>.</summary>
    public required string Found { get; init; }

    public required IReadOnlyList<StudyOutcome> Outcomes { get; init; }

    public string? Limits { get; init; }

    /// <summary>Who paid for it, as Markdown with its citation; null where nothing that was read says so.</summary>
    public string? Paid { get; init; }

    /// <summary>The reference it is taken from.</summary>
    public required string Source { get; init; }

    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }

    /// <summary>How many in words; null where the part that was read does not say.</summary>
    public string? PeopleKnown => PeopleNote ?? (People is { } people ? $"{people} people" : null);

    public string AgainstWords => Against ?? $"Nothing. {NoComparison}";

    public string GoalWords => Goal switch
    {
        StudyGoal.Met => "Yes",
        StudyGoal.Missed => "No",
        StudyGoal.Mixed => "In part",
        StudyGoal.None => "Nothing to compare with",
        _ => "Not in the part we read",
    };

    /// <summary>What may be shown of its results.</summary>
    public IEnumerable<StudyOutcome> Shown => Outcomes.Where(outcome => outcome.IsShown);

    public StudyOutcome? Find(string outcome) => Outcomes.FirstOrDefault(o => o.Id == outcome);
}
