using Clinic.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests;

/// <summary>The privacy notice names what is stored in readable form, column by column: a new column needs a word there.</summary>
public sealed class PrivacyNoticeTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private const string Meaningless = "codes that mean nothing outside the system";
    private const string Times = "The times at which it came, was read and was answered";
    private const string Danger = "Whether you or your words told of danger, since when, by when somebody has to act, and what came of it";

    private static readonly HashSet<string> Sealed = [nameof(Inquiry.Envelope), nameof(Inquiry.SealedInitials)];

    private static readonly Dictionary<string, string> Words = new()
    {
        [nameof(Inquiry.Id)] = Meaningless,
        [nameof(Inquiry.Version)] = Meaningless,
        [nameof(Inquiry.RequestKey)] = Meaningless,
        [nameof(Inquiry.SubmissionDigest)] = Meaningless,
        [nameof(Inquiry.SearchKey)] = Meaningless,
        [nameof(Inquiry.Reference)] = "A reference code",
        [nameof(Inquiry.Kind)] = "whether it is a request or a question",
        [nameof(Inquiry.Topic)] = "The topic you chose",
        [nameof(Inquiry.AboutPage)] = "the page you asked from",
        [nameof(Inquiry.HowSoon)] = "How soon you would like to start",
        [nameof(Inquiry.CanWait)] = "whether it can wait",
        [nameof(Inquiry.Attention)] = "whether it can wait",
        [nameof(Inquiry.Language)] = "your language",
        [nameof(Inquiry.WrittenIn)] = "your language",
        [nameof(Inquiry.HeardFrom)] = "where you heard of us",
        [nameof(Inquiry.Distress)] = Danger,
        [nameof(Inquiry.DangerAt)] = Danger,
        [nameof(Inquiry.DangerDueAt)] = Danger,
        [nameof(Inquiry.DangerEscalatedAt)] = Danger,
        [nameof(Inquiry.DangerOutcome)] = Danger,
        [nameof(Inquiry.ReceivedAt)] = Times,
        [nameof(Inquiry.FirstContactAt)] = Times,
        [nameof(Inquiry.ReadBy)] = Times,
        [nameof(Inquiry.AddedReadBy)] = Times,
        [nameof(Inquiry.EscalatedAt)] = Times,
        [nameof(Inquiry.MinutesToContact)] = "how long you waited",
        [nameof(Inquiry.AssigneeId)] = "who did what or takes care of it",
        [nameof(Inquiry.AssignedAt)] = "who did what or takes care of it",
        [nameof(Inquiry.Status)] = "Its status",
        [nameof(Inquiry.CloseReason)] = "why it was closed",
        [nameof(Inquiry.FollowUpOn)] = "a day to come back to it",
        [nameof(Inquiry.ScheduledFor)] = "the time of an appointment",
        [nameof(Inquiry.MergedIntoId)] = "another request of yours that it was joined with",
        [nameof(Inquiry.EstimateDueOn)] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        [nameof(Inquiry.EstimateGivenAt)] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        [nameof(Inquiry.ErasureAskedAt)] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        [nameof(Inquiry.ErasedAt)] = "Whether you asked for an estimate of the cost or for erasure, and when it was done",
        [nameof(Inquiry.Suspicion)] = "A mark that it looks like a machine's",
        [nameof(Inquiry.ConsentVersion)] = "The version of the consent you agreed to",
        [nameof(Inquiry.ConsentHash)] = "The version of the consent you agreed to",
        [nameof(Inquiry.EmailDigest)] = "Scrambled codes made from your name, address and number",
        [nameof(Inquiry.PhoneDigest)] = "Scrambled codes made from your name, address and number",
    };

    private const string OwnPage = "When your own page was opened last, when it first showed you each of our answers, and codes made from its links and from a pass phrase that you set";

    // What stands beside an inquiry and is about its writer.
    private static readonly Dictionary<Type, string[]> Beside = new()
    {
        [typeof(RequestAccess)] = ["InquiryId", "Stamp", "PhraseHash", "WrongPhrases", "WrongPhraseAt", "OpenedAt", "OpenedBeforeAt"],
        [typeof(RequestLink)] = ["Id", "InquiryId", "Spoken", "Nonce", "Digest", "IssuedAt", "ExpiresAt", "SpentAt", "SpentBy"],
        [typeof(AnswerReading)] = ["EventId", "ReadAt"],
    };

    [Fact]
    public async Task What_is_kept_of_their_own_page_stands_in_the_notice()
    {
        var notice = (await site.NewBrowser().GetPageAsync("/privacy")).MainText;
        using var scope = site.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<ClinicDbContext>().Model;

        Assert.Contains(OwnPage, notice, StringComparison.Ordinal);
        Assert.All(Beside, table => Assert.Equal(table.Value.Order(), model.FindEntityType(table.Key)!.GetProperties().Select(property => property.Name).Order()));
    }

    [Fact]
    public async Task Every_readable_column_of_an_inquiry_stands_in_the_notice()
    {
        var notice = (await site.NewBrowser().GetPageAsync("/privacy")).MainText;
        using var scope = site.Services.CreateScope();
        var columns = scope.ServiceProvider.GetRequiredService<ClinicDbContext>().Model
            .FindEntityType(typeof(Inquiry))!.GetProperties().Select(property => property.Name).Where(name => !Sealed.Contains(name)).ToList();

        Assert.Contains(nameof(Inquiry.Topic), columns);
        Assert.DoesNotContain(columns, column => !Words.TryGetValue(column, out var words) || !notice.Contains(words, StringComparison.Ordinal));
        Assert.Empty(Words.Keys.Except(columns));
    }
}
