using System.Linq.Expressions;
using Clinic.Web.Data;
using Clinic.Web.Typed;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>
/// One thing that the queue can be narrowed down by, and what there is to choose: the page offers it, addresses name it, the query and
/// Today's counts go by it. A filter more is a record more in this table.
/// </summary>
public sealed class QueueFacet
{
    public static readonly QueueFacet Assignee = new("assignee", "With", "Anybody")
    {
        OfAnyStatus = true,
        Staff = true,
        Choices =
        [
            new("me", "Me", moment => i => i.AssigneeId == moment.Me),
            new("nobody", "Nobody yet", _ => i => i.AssigneeId == null),
        ],
    };

    public static readonly QueueFacet Topic = new("topic", "About", "Anything")
    {
        Choices = [.. Enum.GetValues<InquiryTopic>().Select(topic => new QueueChoice(Code(topic), DeskWords.Of(topic), _ => i => i.Topic == topic))],
    };

    public static readonly QueueFacet Kind = new("kind", "Kind", "Any")
    {
        Choices = [.. Enum.GetValues<InquiryKind>().Select(kind => new QueueChoice(Code(kind), DeskWords.Of(kind), _ => i => i.Kind == kind))],
    };

    public static readonly QueueFacet Age = new("age", "Received", "Any time")
    {
        Choices =
        [
            new("day", "Over a day ago", ReceivedBefore(days: 1)),
            new("week", "Over a week ago", ReceivedBefore(days: 7)),
            // Past the time by which they were told that somebody would have read it.
            new("overdue", "First answer overdue", moment => i => i.Status == InquiryStatus.New && i.ReadBy < moment.Now)
            {
                Order = QueueOrder.By(i => i.ReadBy),
                Status = QueueStatus.New,
                Today = new(),
            },
        ],
    };

    /// <summary>What makes an inquiry stand out.</summary>
    public static readonly QueueFacet Flag = new("flag", "Stands out by", "Nothing particular")
    {
        OfAnyStatus = true,
        Choices =
        [
            new("danger", "Danger, nothing recorded", _ => i => i.Attention == Attention.Danger) { Order = QueueOrder.By(i => i.DangerDueAt) },
            new("urgent", "Cannot wait", _ => i => i.Attention == Attention.Urgent) { Today = new("cannot wait, their writers say") },
            // Whatever came of it.
            new("distress", "Words of distress", moment => i => i.Distress == moment.Yes),
            // Nobody who was told that it will be read is left out for being set aside.
            new("added", "Added to, not opened since", _ => i => i.AddedReadBy != null)
            {
                Order = QueueOrder.By(i => i.AddedReadBy),
                SetAside = SetAside.Included,
                Today = new("were added to, and not opened since"),
            },
            new("followup", "Follow-up due", moment => i => i.FollowUpOn <= moment.Today) { Order = QueueOrder.By(i => i.FollowUpOn), Today = new() },
            new("latefollowup", "Follow-up overdue", moment => i => i.FollowUpOn < moment.Today) { Order = QueueOrder.By(i => i.FollowUpOn), Today = new() },
            new("consultation", "Consultation today", moment => i =>
                i.Status == InquiryStatus.Scheduled && i.ScheduledFor >= moment.Midnight && i.ScheduledFor < moment.NextMidnight)
            {
                Order = QueueOrder.By(i => i.ScheduledFor),
                Today = new(),
            },
            new("estimate", "Estimate owed", _ => i => i.EstimateDueOn != null && i.EstimateGivenAt == null && i.Status != InquiryStatus.Closed)
            {
                Order = QueueOrder.By(i => i.EstimateDueOn),
                Today = new("cost estimates owed"),
            },
            // Somebody who is asked to be forgotten must not be, set aside or not.
            new("erasure", "Erasure asked for", _ => i => i.ErasureAskedAt != null && i.ErasedAt == null)
            {
                Order = QueueOrder.By(i => i.ErasureAskedAt),
                SetAside = SetAside.Included,
                Today = new("ask for erasure"),
            },
            new("quarantined", "Set aside as a program’s", _ => i => i.ReceivedAt <= DateTime.MaxValue)
            {
                SetAside = SetAside.Alone,
                Today = new("set aside as a program’s", "look now and then: a person may be among them", QueueStatus.New),
            },
        ],
    };

    public static readonly QueueFacet Language = new("language", "Language", "Any")
    {
        Choices = [.. SpokenLanguage.All.Select(language => new QueueChoice(language.Code, language.Name, _ => i => i.Language == language.Code))],
    };

    /// <summary>In the order of the page and of addresses.</summary>
    public static readonly IReadOnlyList<QueueFacet> All = [Assignee, Topic, Kind, Age, Flag, Language];

    private QueueFacet(string name, string label, string nothing) => (Name, Label, Nothing) = (name, label, nothing);

    public string Name { get; }

    public string Label { get; }

    /// <summary>What the page says where nothing of it is chosen.</summary>
    public string Nothing { get; }

    public required IReadOnlyList<QueueChoice> Choices { get; init; }

    /// <summary>Where it is chosen, every status is shown until one is chosen too; else those who wait.</summary>
    public bool OfAnyStatus { get; private init; }

    /// <summary>Each member of staff can be chosen as well, by id.</summary>
    public bool Staff { get; private init; }

    /// <exception cref="ArgumentException">There is no such choice.</exception>
    public QueueChoice this[string code] => Find(code) ?? throw new ArgumentException($"'{Name}' has no choice '{code}'.", nameof(code));

    /// <summary>Null for what means nothing here.</summary>
    public QueueChoice? Find(string? code) =>
        Choices.FirstOrDefault(choice => choice.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
        ?? (Staff && Guid.TryParse(code, out var id) ? new QueueChoice(id.ToString(), "", _ => i => i.AssigneeId == id) : null);

    private static string Code<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Func<QueueMoment, Expression<Func<Inquiry, bool>>> ReceivedBefore(int days) => moment =>
    {
        var then = moment.Now.AddDays(-days);
        return i => i.ReceivedAt < then;
    };
}
