using Clinic.Web.Data;
using Clinic.Web.Typed;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>Which inquiries the queue shows and in which order. It stands in the address, so that a view can be kept.</summary>
public sealed class QueueFilter
{
    public const string Path = "/desk/inquiries";
    public const string Mine = "me";
    public const string Nobody = "nobody";

    /// <summary>Null for the usual: those who wait, or all where a flag or an assignee already says which.</summary>
    public QueueStatus? Status { get; set; }

    public InquiryKind? Kind { get; set; }

    public InquiryTopic? Topic { get; set; }

    /// <summary><see cref="Mine"/>, <see cref="Nobody"/>, or the id of a member of staff.</summary>
    public string? Assignee { get; set; }

    public QueueAge? Age { get; set; }

    public QueueMark? Flag { get; set; }

    /// <summary>A code of <see cref="SpokenLanguage"/>.</summary>
    public string? Language { get; set; }

    public QueueSort? Sort { get; set; }

    [BindNever]
    public QueueStatus ShownStatus => Age is QueueAge.Overdue ? QueueStatus.New
        : Status ?? (Flag is null && Assignee is null ? QueueStatus.New : QueueStatus.All);

    /// <summary>Dated lists begin with what is due first, all others with the newest.</summary>
    [BindNever]
    public QueueSort ShownSort => Sort ?? (IsDated ? QueueSort.Due : QueueSort.Newest);

    /// <summary>The list goes by a day or time of its own, not by arrival.</summary>
    [BindNever]
    public bool IsDated => Age is QueueAge.Overdue
        || Flag is QueueMark.Danger or QueueMark.Added or QueueMark.FollowUp or QueueMark.LateFollowUp or QueueMark.Estimate or QueueMark.Consultation or QueueMark.Erasure;

    /// <summary>Something is chosen besides the status and the order.</summary>
    [BindNever]
    public bool Narrows => this is not { Kind: null, Topic: null, Assignee: null, Age: null, Flag: null, Language: null };

    /// <summary>This view's address, with another status, or the page beside a cursor.</summary>
    public string Address(QueueStatus? status = null, string? after = null, string? before = null)
    {
        var said = new (string Key, string? Value)[]
        {
            ("status", (status ?? Status)?.ToString().ToLowerInvariant()),
            ("kind", Kind?.ToString().ToLowerInvariant()),
            ("topic", Topic?.ToString().ToLowerInvariant()),
            ("assignee", Assignee),
            ("age", Age?.ToString().ToLowerInvariant()),
            ("flag", Flag?.ToString().ToLowerInvariant()),
            ("language", Language),
            ("sort", Sort?.ToString().ToLowerInvariant()),
            ("after", after),
            ("before", before),
        };
        return QueryHelpers.AddQueryString(Path, said.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value)));
    }
}

public enum QueueStatus
{
    New,
    Contacted,
    Scheduled,
    Closed,
    All,
}

/// <summary>How long somebody waits.</summary>
public enum QueueAge
{
    Day,
    Week,

    /// <summary>Past the time by which they were told that somebody would have read it.</summary>
    Overdue,
}

/// <summary>What makes an inquiry stand out.</summary>
public enum QueueMark
{
    /// <summary>The check on words found something, whatever came of it.</summary>
    Distress,

    /// <summary>Something told of danger, and nobody has recorded what came of it.</summary>
    Danger,

    /// <summary>It waits, and its writer said that it cannot.</summary>
    Urgent,

    /// <summary>Its writer added something that nobody has opened yet.</summary>
    Added,

    /// <summary>Set aside as a program's. These stand in no other list.</summary>
    Quarantined,

    /// <summary>The writer asked for erasure and the words are still here.</summary>
    Erasure,

    /// <summary>A cost estimate is owed.</summary>
    Estimate,

    /// <summary>A follow-up is due today, or was due before.</summary>
    FollowUp,

    /// <summary>A follow-up was due before today.</summary>
    LateFollowUp,

    /// <summary>The consultation is today.</summary>
    Consultation,
}

public enum QueueSort
{
    Newest,
    Oldest,

    /// <summary>By the day the list goes by; where it goes by arrival, who came first was promised first.</summary>
    Due,
}
