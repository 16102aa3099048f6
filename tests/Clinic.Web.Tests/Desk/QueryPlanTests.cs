using Clinic.Web.Features.Desk.Arrivals;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Features.Desk.Search;
using Clinic.Web.Features.Desk.Today;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Desk;

/// <summary>
/// A list costs the same among a million as among a thousand: SQLite says of each query that it goes to its place in an
/// index and walks on from there, without reading a table through and without sorting.
/// </summary>
public sealed class QueryPlanTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private static readonly Guid Me = Guid.NewGuid();

    [Fact]
    public async Task Every_list_of_the_queue_is_walked_in_an_index_from_its_first_page_to_its_last()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<QueueQuery>();
        var cursor = new QueueCursor(DateTime.UtcNow, "AAA-AAAA");
        var wrong = new List<string>();
        foreach (var filter in Filters())
        {
            foreach (var (after, before) in ((QueueCursor?, QueueCursor?)[])[(null, null), (cursor, null), (null, cursor)])
                wrong.AddRange((await ProblemsAsync(queue.Page(filter, Me, after, before))).Select(line => $"{filter.Address()}: {line}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_count_of_Today_stops_early_in_an_index()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var today = scope.ServiceProvider.GetRequiredService<TodayQuery>();
        foreach (var mine in (bool[])[true, false])
            Assert.Empty(await ProblemsAsync(today.Counts(mine, Me)));
    }

    [Fact]
    public async Task Searching_and_looking_for_arrivals_go_by_an_index()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var search = scope.ServiceProvider.GetRequiredService<InquirySearch>();
        var arrivals = scope.ServiceProvider.GetRequiredService<ArrivalCount>();
        Assert.Empty(await ProblemsAsync(search.Candidates([1])));
        Assert.Empty(await ProblemsAsync(search.Candidates([1, 2, 3, 4])));
        Assert.Empty(await ProblemsAsync(arrivals.Newest()));
        Assert.Empty(await ProblemsAsync(arrivals.Dangers()));
        Assert.Empty(await ProblemsAsync(arrivals.Since(DateTime.UtcNow)));
    }

    [Fact]
    public async Task Whoever_is_about_to_be_forgotten_is_found_in_an_index()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var escalations = scope.ServiceProvider.GetRequiredService<Escalations>();
        foreach (var query in (IQueryable<Guid>[])[escalations.PastDanger(), escalations.PastPromise(), escalations.AddedUnread()])
            Assert.Empty(await ProblemsAsync(query));
        Assert.Empty(await ProblemsAsync(scope.ServiceProvider.GetRequiredService<Outbox>().Due(DateTime.UtcNow)));
    }

    private static IEnumerable<QueueFilter> Filters() =>
        from status in Enum.GetValues<QueueStatus>()
        from sort in Enum.GetValues<QueueSort>()
        from narrow in (QueueFilter[])
        [
            new QueueFilter(),
            // Languages and topics differ in the value alone.
            .. QueueFacet.All.SelectMany(
                facet => facet == QueueFacet.Language || facet == QueueFacet.Topic ? facet.Choices.Take(1) : facet.Choices, (facet, choice) => new QueueFilter().With(facet, choice)),
            new QueueFilter().With(QueueFacet.Language, "es").With(QueueFacet.Topic, "cost").With(QueueFacet.Kind, "question").With(QueueFacet.Assignee, "me"),
        ]
        select narrow.Chosen.Aggregate(new QueueFilter { Status = status, Sort = sort }, (filter, choice) => filter.With(QueueFacet.All.Single(facet => narrow.Of(facet) == choice), choice));

    private static async Task<List<string>> ProblemsAsync<T>(IQueryable<T> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await command.Connection!.OpenAsync();
        var plan = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
        }

        await command.Connection.CloseAsync();
        Assert.Contains(plan, line => line.StartsWith("SEARCH", StringComparison.Ordinal));
        // What a limited sub-query gave is read through, which is as long as its limit.
        var limited = plan.Where(line => line.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || line.StartsWith("MATERIALIZE ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1]).ToHashSet();
        return plan.FindAll(line => line.Contains("TEMP B-TREE", StringComparison.Ordinal)
            || (line.StartsWith("SCAN ", StringComparison.Ordinal) && line != "SCAN CONSTANT ROW" && !limited.Contains(line.Split(' ')[1])));
    }
}
