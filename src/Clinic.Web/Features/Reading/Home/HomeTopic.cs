using Clinic.Content;

namespace Clinic.Web.Features.Reading.Home;

/// <summary>One of the three conditions the site is about, and the line that is drawn for it.</summary>
public sealed record HomeTopic(string Name, string Slug, string Drawing, string Evidence)
{
    private static readonly HomeTopic[] All =
    [
        new("Depression", "ketamine-for-depression", "_DrawingLow",
            "Studied the most. Some trials found a fast benefit, often short, and some found none."),
        new("Anxiety", "ketamine-for-anxiety", "_DrawingTremor",
            "A few small studies. Too little is known to count on it."),
        new("Bipolar disorder", "ketamine-for-bipolar-depression", "_DrawingTide",
            "A few small studies of its low phases. It is not for active mania, and it needs a specialist."),
    ];

    /// <summary>The topics whose page exists.</summary>
    public static IEnumerable<(HomeTopic Topic, Page Page)> In(ContentSet content) =>
        from topic in All
        let page = content.FindLearn(topic.Slug)
        where page is not null
        select (topic, page);
}
