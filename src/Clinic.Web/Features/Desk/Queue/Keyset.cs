using System.Linq.Expressions;
using System.Reflection;
using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>
/// Walks inquiries in the order of a column and, where that is the same, of the reference, from a place between two rows.
/// </summary>
/// <remarks>
/// The place is written as <c>column &lt;= at AND (column &lt; at OR reference &lt; r)</c>: a database goes to the first
/// part's place in the index at once, which it does not for an OR alone. A first page begins at the end of time.
/// </remarks>
internal static class Keyset
{
    private static readonly MethodInfo Compare =
        typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    public static IQueryable<Inquiry> Walk<TKey>(
        this IQueryable<Inquiry> inquiries, Expression<Func<Inquiry, TKey>> by, TKey at, string reference, bool upwards)
    {
        // Through a field, so that EF Core sends the values as parameters and compiles the query once.
        var place = Expression.Constant(new Place<TKey>(at, reference));
        var row = by.Parameters[0];
        var from = Expression.Property(place, nameof(Place<>.At));
        var compared = Expression.Call(
            Compare, Expression.Property(row, nameof(Inquiry.Reference)), Expression.Property(place, nameof(Place<>.Reference)));
        var zero = Expression.Constant(0);
        var beyond = upwards
            ? Expression.AndAlso(
                Expression.GreaterThanOrEqual(by.Body, from),
                Expression.OrElse(Expression.GreaterThan(by.Body, from), Expression.GreaterThan(compared, zero)))
            : Expression.AndAlso(
                Expression.LessThanOrEqual(by.Body, from),
                Expression.OrElse(Expression.LessThan(by.Body, from), Expression.LessThan(compared, zero)));
        inquiries = inquiries.Where(Expression.Lambda<Func<Inquiry, bool>>(beyond, row));
        return upwards
            ? inquiries.OrderBy(by).ThenBy(i => i.Reference)
            : inquiries.OrderByDescending(by).ThenByDescending(i => i.Reference);
    }

    private sealed record Place<TKey>(TKey At, string Reference);
}
