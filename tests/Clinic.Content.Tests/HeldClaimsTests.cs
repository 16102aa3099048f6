using System.Reflection;

namespace Clinic.Content.Tests;

/// <summary>Each test that <c>claims.yml</c> names exists and runs. Compiled into every test project, each of which looks for its own.</summary>
public sealed class HeldClaimsTests
{
    private static readonly string[] Projects = ["Browser", "Content", "Web"];

    [Fact]
    public void Every_test_that_a_claim_names_exists_and_runs()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "../../../../../content");
        var claims = ContentLoader.Load(folder, new(2026, 11, 25)).Set!.Claims;
        var here = typeof(HeldClaimsTests).Assembly.GetName().Name!.Split('.')[1];
        Assert.Contains(here, Projects);
        Assert.All(claims.SelectMany(claim => claim.HeldBy), name => Assert.Contains(name.Split('.')[0], Projects));

        var tests = typeof(HeldClaimsTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()
            .Where(method => method.GetCustomAttributes<FactAttribute>(inherit: true).Any(fact => fact.Skip is null))
            .Select(method => $"{here}.{type.Name}.{method.Name}")).ToHashSet(StringComparer.Ordinal);
        var named = claims.SelectMany(claim => claim.HeldBy).Where(name => name.StartsWith($"{here}.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !tests.Contains(name));
    }
}
