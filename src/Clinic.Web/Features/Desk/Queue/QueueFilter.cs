using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.WebUtilities;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>Which inquiries the queue shows and in which order. It stands in the address, so that a view can be kept.</summary>
[ModelBinder<Binder>, ValidateNever]
public sealed class QueueFilter
{
    private readonly IReadOnlyDictionary<QueueFacet, QueueChoice> chosen;

    public QueueFilter()
        : this(new Dictionary<QueueFacet, QueueChoice>())
    {
    }

    private QueueFilter(IReadOnlyDictionary<QueueFacet, QueueChoice> chosen) => this.chosen = chosen;

    /// <summary>Null for the usual: those who wait, or all where what is chosen already says which.</summary>
    public QueueStatus? Status { get; init; }

    public QueueSort? Sort { get; init; }

    /// <summary>What is chosen, in the order of <see cref="QueueFacet.All"/>.</summary>
    public IEnumerable<QueueChoice> Chosen => QueueFacet.All.Select(Of).OfType<QueueChoice>();

    public QueueStatus ShownStatus => Chosen.Select(choice => choice.Status).FirstOrDefault(status => status is not null)
        ?? Status ?? (chosen.Keys.Any(facet => facet.OfAnyStatus) ? QueueStatus.All : QueueStatus.New);

    /// <summary>Dated lists begin with what is due first, all others with the newest.</summary>
    public QueueSort ShownSort => Sort ?? (IsDated ? QueueSort.Due : QueueSort.Newest);

    /// <summary>The choice whose day or moment the list goes by; null where it goes by arrival.</summary>
    public QueueChoice? Dated => Chosen.FirstOrDefault(choice => choice.Order is not null);

    public bool IsDated => Dated is not null;

    /// <summary>As the first choice says that speaks of it.</summary>
    public SetAside SetAside => Chosen.Select(choice => choice.SetAside).FirstOrDefault(said => said is not SetAside.LeftOut);

    /// <summary>Something is chosen besides the status and the order.</summary>
    public bool Narrows => chosen.Count > 0;

    public QueueChoice? Of(QueueFacet facet) => chosen.GetValueOrDefault(facet);

    /// <summary>The same list, narrowed down by a choice; by <see langword="null"/>, as it is.</summary>
    public QueueFilter With(QueueFacet facet, QueueChoice? choice) =>
        choice is null ? this : new(new Dictionary<QueueFacet, QueueChoice>(chosen) { [facet] = choice }) { Status = Status, Sort = Sort };

    /// <exception cref="ArgumentException">There is no such choice.</exception>
    public QueueFilter With(QueueFacet facet, string code) => With(facet, facet[code]);

    /// <summary>What an address asks for. A value that means nothing filters nothing.</summary>
    public static QueueFilter Read(IQueryCollection query)
    {
        var filter = new QueueFilter { Status = Named<QueueStatus>(query["status"]), Sort = Named<QueueSort>(query["sort"]) };
        return QueueFacet.All.Aggregate(filter, (narrowed, facet) => narrowed.With(facet, facet.Find(query[facet.Name])));
    }

    /// <summary>This view's address, with another status, or the page beside a cursor.</summary>
    public string Address(QueueStatus? status = null, string? after = null, string? before = null) => DeskPaths.Inquiries + Query(status, after, before);

    /// <summary>The end of <see cref="Address"/>, which means the same to whatever else reads the list: empty, or beginning with a question mark.</summary>
    public string Query(QueueStatus? status = null, string? after = null, string? before = null)
    {
        (string Key, string? Value)[] said =
        [
            ("status", (status ?? Status)?.ToString().ToLowerInvariant()),
            .. QueueFacet.All.Select(facet => (facet.Name, Of(facet)?.Code)),
            ("sort", Sort?.ToString().ToLowerInvariant()),
            ("after", after),
            ("before", before),
        ];
        return QueryHelpers.AddQueryString("", said.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value)));
    }

    private static T? Named<T>(string? value)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;

    private sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            bindingContext.Result = ModelBindingResult.Success(Read(bindingContext.HttpContext.Request.Query));
            return Task.CompletedTask;
        }
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

public enum QueueSort
{
    Newest,
    Oldest,

    /// <summary>By the day the list goes by; where it goes by arrival, who came first was promised first.</summary>
    Due,
}
