using Clinic.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Hosting;

/// <summary>In every environment a service that cannot be made, or would outlive what it holds, ends the start.</summary>
public sealed class ServiceTests
{
    public static TheoryData<string> Environments => ["Development", "Production", "Anything"];

    [Theory, MemberData(nameof(Environments))]
    public async Task What_cannot_be_made_stops_the_start(string environment)
    {
        await using var site = new ClinicSite { EnvironmentName = environment, Replace = services => services.AddScoped<AsksForWhatIsNotThere>() };

        var refused = Assert.ThrowsAny<Exception>(() => site.Services);

        Assert.Contains(nameof(NotThere), refused.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Environments))]
    public async Task What_would_keep_a_request_s_own_for_good_stops_the_start(string environment)
    {
        await using var site = new ClinicSite { EnvironmentName = environment, Replace = services => services.AddSingleton<KeepsTheDatabase>() };

        var refused = Assert.ThrowsAny<Exception>(() => site.Services);

        Assert.Contains("scoped service", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Environments))]
    public async Task A_request_s_own_is_given_to_no_one_else(string environment)
    {
        await using var site = new ClinicSite { EnvironmentName = environment };

        Assert.Throws<InvalidOperationException>(() => site.Services.GetRequiredService<ClinicDbContext>());
    }

    private sealed class NotThere;

#pragma warning disable CS9113 // asked for, and that is all
    private sealed class AsksForWhatIsNotThere(NotThere it);

    private sealed class KeepsTheDatabase(ClinicDbContext db);
#pragma warning restore CS9113
}
