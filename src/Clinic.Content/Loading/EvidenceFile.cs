namespace Clinic.Content;

/// <summary>Reads <c>evidence.yml</c>. What a study may not be without is asked for here, once for every page that shows it.</summary>
internal static class EvidenceFile
{
    public const string Name = "evidence.yml";

    public static IReadOnlyList<Study> Read(YamlFields? file)
    {
        if (file is null) return [];
        var scales = file.Maps("scales", Scale).DistinctBy(scale => scale.Id).ToDictionary(scale => scale.Id, StringComparer.Ordinal);
        var studies = file.Maps("studies", f => Study(f, scales));
        file.RefuseOthers();
        return studies;
    }

    private static EvidenceScale Scale(YamlFields f)
    {
        var scale = new EvidenceScale(f.Text("id"), f.Text("name"), f.DecimalOrNull("from"), f.DecimalOrNull("to"), f.TextOrNull("noRange"));
        if (scale is { NoRange: null } and not { From: not null, To: not null })
            f.Error("to", $"The scale `{scale.Id}` has no range.", "Write where it begins and ends in `from` and `to`, or why that is not known in `noRange`.");
        return scale;
    }

    private static Study Study(YamlFields f, Dictionary<string, EvidenceScale> scales)
    {
        var study = new Study
        {
            Id = f.Text("id"),
            Name = f.Text("name"),
            Year = f.Number("year"),
            About = Topics(f),
            Drug = f.Choice<StudyDrug>("drug"),
            Design = f.Choice<StudyDesign>("design"),
            Who = f.Text("who"),
            People = f.NumberOrNull("people"),
            PeopleNote = f.TextOrNull("peopleNote"),
            Given = f.Text("given"),
            Against = f.TextOrNull("against"),
            NoComparison = f.TextOrNull("noComparison"),
            Followed = f.Text("followed"),
            Goal = f.Choice<StudyGoal>("goal"),
            Found = f.Text("found"),
            Outcomes = f.Maps("outcomes", o => Outcome(o, scales)),
            Limits = f.TextOrNull("limits"),
            Paid = f.TextOrNull("paid"),
            Source = f.Text("source"),
            Line = f.Line,
        };
        if (study.Against is null == study.NoComparison is null)
            f.Error("against", $"`{study.Id}` does not say what it was compared with.", "Write it in `against`, or in `noComparison` why there was nothing.");
        if (study is { Against: null, Goal: not StudyGoal.None } or { Against: not null, Goal: StudyGoal.None })
            f.Error("goal", $"`{study.Id}` has the goal `{study.Goal}` and {(study.Against is null ? "no" : "a")} comparison.", "Write goal: none where nothing was compared, and nowhere else.");
        foreach (var twice in study.Outcomes.GroupBy(o => o.Id).Where(group => group.Count() > 1))
            f.Error("outcomes", $"`{study.Id}` has the outcome `{twice.Key}` {twice.Count()} times.", "Give each a name of its own.");
        return study;
    }

    private static List<EvidenceTopic> Topics(YamlFields f)
    {
        var topics = f.Texts("about").Select(name => Enum.TryParse<EvidenceTopic>(name, ignoreCase: true, out var topic) && Enum.IsDefined(topic) ? topic : (EvidenceTopic?)null).ToList();
        if (topics.Count == 0 || topics.Contains(null))
            f.Error("about", "`about` cannot be read.", $"Write a list of {string.Join(", ", Enum.GetNames<EvidenceTopic>().Select(name => name.ToLowerInvariant()))}.");
        return [.. topics.OfType<EvidenceTopic>()];
    }

    private static StudyOutcome Outcome(YamlFields f, Dictionary<string, EvidenceScale> scales)
    {
        var scale = f.TextOrNull("scale");
        var (low, high) = (f.DecimalOrNull("low"), f.DecimalOrNull("high"));
        var outcome = new StudyOutcome
        {
            Id = f.Text("id"),
            Of = f.TextOrNull("of") ?? "people",
            What = f.Text("what"),
            When = f.Text("when"),
            Arms = f.Maps("arms", arm => new StudyArm(arm.Text("who"), arm.DecimalOrNull("of100"), arm.DecimalOrNull("points"))),
            NoComparison = f.TextOrNull("noComparison"),
            Scale = scale is null ? null : scales.GetValueOrDefault(scale),
            Difference = f.DecimalOrNull("difference"),
            Range = low is { } from && high is { } to ? (from, to) : null,
            Verified = f.Choice<Verification>("verified"),
        };
        Check(f, outcome, scale, low is null != high is null);
        return outcome;
    }

    private static void Check(YamlFields f, StudyOutcome outcome, string? scale, bool halfRange)
    {
        var points = outcome.Difference is not null || outcome.Arms.Any(arm => arm.Points is not null);
        if (scale is not null && outcome.Scale is null)
            f.Error("scale", $"There is no scale `{scale}`.", "Correct the name, or add it to `scales`.");
        if (points && scale is null)
            f.Error("scale", $"`{outcome.Id}` counts points and names no scale.", "Name one of `scales`, so that readers see how many points there are.");
        if (outcome.Arms.Any(arm => arm.Of100 is null == arm.Points is null) || outcome.Arms.Select(arm => arm.Of100 is null).Distinct().Count() > 1)
            f.Error("arms", $"The arms of `{outcome.Id}` are not counted alike.", "Give each `of100`, or each `points`.");
        if (outcome.Arms.Any(arm => arm.Of100 is < 0 or > 100))
            f.Error("arms", $"An arm of `{outcome.Id}` has more people than there are.", "Write how many of 100.");
        if (outcome.Difference is null && outcome.Arms.Count == 0)
            f.Error("arms", $"`{outcome.Id}` has no figure.", "Give its `arms`, or a `difference`.");
        if (outcome.Arms.Count == 1 == outcome.NoComparison is null)
            f.Error("arms", $"`{outcome.Id}` has {outcome.Arms.Count} arm(s){(outcome.NoComparison is null ? " and no reason why" : " and a reason why there is one")}.", "Write what happened in the comparison group too, or in `noComparison` why that is not known.");
        if (halfRange || outcome.Range is { } range && (outcome.Difference is not { } difference || difference < range.Low || difference > range.High))
            f.Error("low", $"The range of `{outcome.Id}` does not hold its difference.", "Write `difference` with `low` below it and `high` above it.");
    }
}
