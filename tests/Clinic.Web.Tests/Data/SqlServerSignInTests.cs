using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace Clinic.Web.Tests.Data;

/// <summary>What is left out of SqlClient (docs/dependencies.md) is missed by neither way of signing in that a server has.</summary>
public sealed class SqlServerSignInTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task The_published_site_signs_in_with_a_name_and_a_password()
    {
        using var server = new SignInServer();

        var (exitCode, output) = await SiteProcess.RunAsync(data.Info, "migrate", "--Database:Provider", "SqlServer",
            "--ConnectionStrings:Clinic", $"Server=tcp:127.0.0.1,{server.Port};Database=Clinic;User Id=clinic;Password=Wren & Tansy 1;Encrypt=Optional");

        Assert.True(server.SignedIn.IsCompletedSuccessfully, output);
        Assert.Equal(("clinic", "Wren & Tansy 1"), await server.SignedIn);
        Assert.Equal(1, exitCode);
        Assert.Contains("Configuration 'ConnectionStrings:Clinic': SQL Server says: Login failed for user 'clinic'.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Wren & Tansy", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_still_brings_its_token()
    {
        // What App Service has for the programs in it; they find it by two variables of the environment, which nothing else here reads.
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/token", () => Results.Json(new { access_token = "a-token", expires_on = DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), resource = "sql", token_type = "Bearer" }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", $"{app.Urls.First()}/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "a-secret");

        var brought = await new ActiveDirectoryAuthenticationProvider().AcquireTokenAsync(new ManagedIdentity());

        Assert.Equal("a-token", brought.AccessToken);
    }

    public void Dispose() => data.Dispose();

    private sealed class ManagedIdentity() : SqlAuthenticationParameters(
        SqlAuthenticationMethod.ActiveDirectoryManagedIdentity, "clinic.example", "Clinic", "https://database.windows.net/", "https://login.example/", null, null, Guid.NewGuid(), 30);
}
