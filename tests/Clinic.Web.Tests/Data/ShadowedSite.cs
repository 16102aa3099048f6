using System.Linq.Expressions;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable EF1001 // The query compiler is EF Core's own business, and the one place that sees every query.

namespace Clinic.Web.Tests.Data;

/// <summary>Starts a site on SQLite with <see cref="SqlServerShadow"/> behind it.</summary>
internal static class ShadowedSite
{
    public static ClinicSite With(SqlServerShadow shadow) => new()
    {
        Replace = services =>
        {
            services.AddSingleton(shadow);
            services.ConfigureDbContext<SqliteClinicDbContext>(options => options
                .ReplaceService<IQueryCompiler, ShadowingQueryCompiler>()
                .AddInterceptors(new ShadowingSaves(shadow)));
        },
    };

    private sealed class ShadowingSaves(SqlServerShadow shadow) : SaveChangesInterceptor
    {
        public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
        {
            shadow.Follow(eventData.Context!.ChangeTracker.Entries());
            return result;
        }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(SavingChanges(eventData, result));
    }

    private sealed class ShadowingQueryCompiler(
        IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache,
        ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator, IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext currentContext,
        IEvaluatableExpressionFilter evaluatableExpressionFilter, Microsoft.EntityFrameworkCore.Metadata.IModel model)
        : QueryCompiler(queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger,
            currentContext, evaluatableExpressionFilter, model)
    {
        private readonly SqlServerShadow shadow = currentContext.Context.GetService<IDbContextOptions>()
            .FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<SqlServerShadow>();

        public override TResult Execute<TResult>(Expression query)
        {
            shadow.Follow(query);
            return base.Execute<TResult>(query);
        }

        public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
        {
            shadow.Follow(query);
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }
    }
}
