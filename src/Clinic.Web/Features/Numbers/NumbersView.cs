using Clinic.Web.Data;

namespace Clinic.Web.Features.Numbers;

/// <summary>What a period shows. Those set aside as a program's count nowhere.</summary>
public sealed record NumbersView(
    int Weeks, IReadOnlyList<WeekNumbers> ByWeek, ContactTimes Times, IReadOnlyList<Step> Funnel,
    IReadOnlyList<(CloseReason Reason, int Count)> Closed, IReadOnlyList<(HeardFrom? From, int Count)> Sources,
    IReadOnlyList<PageAnswers> Feedback, IReadOnlyList<(string Title, string Path, DateOnly Since)> DueForReview)
{
    public int Received => ByWeek.Sum(week => week.Count);
}

/// <param name="Monday">The week's first day, UTC.</param>
public sealed record WeekNumbers(DateOnly Monday, IReadOnlyDictionary<InquiryTopic, int> ByTopic)
{
    public int Count => ByTopic.Values.Sum();
}

/// <summary>How long people waited for a first answer; nights and weekends are waiting too.</summary>
/// <param name="Answered">Of how many it is known.</param>
/// <param name="Median">Half waited at most so long; null when nobody was answered.</param>
/// <param name="Ninety">Nine of ten waited at most so long.</param>
/// <param name="Kept">How many were answered by the time we promised, of <paramref name="Promised"/> whose time is past or who were answered.</param>
public sealed record ContactTimes(int Answered, TimeSpan? Median, TimeSpan? Ninety, int Kept, int Promised);

/// <summary>One step on the way from writing to becoming a patient.</summary>
public sealed record Step(string Name, int Count);

public sealed record PageAnswers(string Page, string Title, int Yes, int No);
