using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Clinic.Web.Tests.Data;

/// <summary>
/// Says what the site would tell SQL Server while it runs on SQLite: every query and every change is also made into
/// SQL by the SQL Server provider, written down, and sent nowhere.
/// </summary>
internal sealed class SqlServerShadow
{
    private readonly ConcurrentQueue<string> statements = new();
    private readonly DbContextOptions<SqlServerClinicDbContext> options;

    public SqlServerShadow()
    {
        var builder = new DbContextOptionsBuilder<SqlServerClinicDbContext>();
        builder.UseClinicSqlServer(new DatabaseOptions(DatabaseProvider.SqlServer, "Server=none", MaxBatchSize: null));
        options = builder.AddInterceptors(new NeverOpen(), new WriteDown(statements)).Options;
    }

    public IReadOnlyList<string> Statements => [.. statements.Distinct()];

    /// <summary>Translates a query of the SQLite model.</summary>
    public void Follow(Expression query)
    {
        using var db = Create();
        var provider = db.GetService<IAsyncQueryProvider>();
        var translated = new OntoModel(db, provider).Visit(query);
        var before = statements.Count;
        try
        {
            if (typeof(IQueryable).IsAssignableFrom(translated.Type))
            {
                foreach (var _ in provider.CreateQuery(translated))
                {
                    // Nobody answers; asking is enough.
                }
            }
            else
            {
                provider.Execute(translated);
            }
        }
        catch (Exception) when (statements.Count > before)
        {
            // Nobody answered. The statement is written down, which is all that was wanted.
        }
    }

    /// <summary>Translates the changes that a context is about to save.</summary>
    public void Follow(IEnumerable<EntityEntry> changes)
    {
        using var db = Create();
        foreach (var change in changes.Where(c => c.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var entry = db.Entry(change.Entity);
            entry.State = change.State;
            if (change.State is not EntityState.Modified) continue;
            foreach (var property in change.Properties)
            {
                // The two models' properties are told apart by name alone.
                var same = entry.Property(property.Metadata.Name);
                same.OriginalValue = property.OriginalValue;
                same.IsModified = property.IsModified;
            }
        }

        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateConcurrencyException)
        {
            // No server answered how many rows were changed.
        }
    }

    private SqlServerClinicDbContext Create()
    {
        var db = new SqlServerClinicDbContext(options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return db;
    }

    /// <summary>Puts the roots of a query onto another context's model; sub-queries over a captured context too.</summary>
    private sealed class OntoModel(DbContext db, IAsyncQueryProvider provider) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(provider, db.Model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node) =>
            typeof(IQueryable).IsAssignableFrom(node.Type)
                && Expression.Lambda<Func<object>>(node).Compile()() is IQueryable captured
                ? Visit(captured.Expression)
                : base.VisitMember(node);
    }

    private sealed class NeverOpen : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
    }

    private sealed class WriteDown(ConcurrentQueue<string> statements) : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            statements.Enqueue(command.CommandText);
            using var nothing = new DataTable();
            return InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            statements.Enqueue(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(1);
        }
    }
}
