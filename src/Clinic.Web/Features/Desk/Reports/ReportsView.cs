using Clinic.Web.Clock;
using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Reports;

/// <summary>What a period shows. Those set aside as a program's count nowhere.</summary>
public sealed record ReportsView(
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

/// <summary>One step on the way from writing to becoming a patient.</summary>
public sealed record Step(string Name, int Count);

public sealed record PageAnswers(string Page, string Title, int Yes, int No);
