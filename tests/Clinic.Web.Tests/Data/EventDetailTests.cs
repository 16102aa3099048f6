using Clinic.Web.Data;

namespace Clinic.Web.Tests.Data;

/// <summary>What entries of a timeline say is stored as it always was, and read back by the kind that wrote it alone.</summary>
public sealed class EventDetailTests
{
    private static readonly Guid Somebody = new("8d0f5a3e-1b7c-4c55-9a52-0b6a7f3c2d10");

    // The stored forms are those of the first version: a change here leaves entries of years unread.
    private static readonly Dictionary<string, (EventDetail Written, string Stored, Func<EventDetail, object?> Read, object Said)> Details = new()
    {
        ["Contact"] = Of(EventDetails.Contact, ContactOutcome.LeftVoicemail, "LeftVoicemail"),
        ["FollowUp"] = Of(EventDetails.FollowUp, new DateOnly(2026, 12, 7), "2026-12-07"),
        ["Moved"] = Of(EventDetails.Moved, new StatusMove(InquiryStatus.New, InquiryStatus.Contacted), "New Contacted"),
        ["Closed"] = Of(EventDetails.Closed, CloseReason.NoReply, "NoReply"),
        ["HandedTo"] = Of(EventDetails.HandedTo, Somebody, "8d0f5a3e1b7c4c559a520b6a7f3c2d10"),
        ["Arranged"] = Of(EventDetails.Arranged, new DateTime(2026, 12, 7, 15, 30, 0, DateTimeKind.Utc), "2026-12-07 15:30:00Z"),
        ["EstimateDue"] = Of(EventDetails.EstimateDue, new DateOnly(2026, 12, 10), "2026-12-10"),
        ["MergedInto"] = Of(EventDetails.MergedInto, new OtherInquiry("KR7-4M2Q"), "KR7-4M2Q"),
        ["TookIn"] = Of(EventDetails.TookIn, new OtherInquiry("KR7-4M2Q"), "KR7-4M2Q"),
        ["BeganAs"] = Of(EventDetails.BeganAs, TemplateKind.CouldNotReach, "CouldNotReach"),
        ["SaidToWait"] = Of(EventDetails.SaidToWait, CanWait.NotSure, "NotSure"),
        ["ToldOfDanger"] = Of(EventDetails.ToldOfDanger, DangerSource.Words, "Words"),
        ["CameOfDanger"] = Of(EventDetails.CameOfDanger, DangerOutcome.HandedOver, "HandedOver"),
    };

    public static TheoryData<string> All => [.. typeof(EventDetails).GetFields().Select(detail => detail.Name)];

    [Theory, MemberData(nameof(All))]
    public void It_is_stored_as_it_always_was_and_reads_back(string name)
    {
        var (written, stored, read, said) = Details[name];

        Assert.Equal(stored, written.Stored);
        Assert.Equal(said, read(new EventDetail(written.Kind, stored)));
    }

    [Theory, MemberData(nameof(All))]
    public void What_another_kind_says_what_says_nothing_and_what_nobody_can_have_written_is_not_read(string name)
    {
        var (written, stored, read, _) = Details[name];
        var other = Details.Values.First(detail => detail.Written.Kind != written.Kind).Written.Kind;

        Assert.Null(read(new EventDetail(other, stored)));
        Assert.Null(read(written.Kind));
        Assert.All(["", "7", "nonsense", "New", "New nonsense"], text => Assert.Null(read(new EventDetail(written.Kind, text))));
    }

    [Fact]
    public void Each_kind_that_says_something_has_one_reader() =>
        Assert.Equal(Details.Values.Select(detail => detail.Written.Kind).Distinct(), Details.Values.Select(detail => detail.Written.Kind));

    private static (EventDetail, string, Func<EventDetail, object?>, object) Of<T>(EventDetail<T> detail, T said, string stored)
        where T : struct =>
        (detail.Says(said), stored, entry => detail.In(entry), said);
}
