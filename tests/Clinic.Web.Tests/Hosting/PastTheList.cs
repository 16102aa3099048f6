using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Hosting;

/// <summary>Ways to read a setting past <c>SettingKeys</c>, one to a method; nobody calls them.</summary>
internal static class PastTheList
{
    public static string? ByIndex(IConfiguration anyName) => anyName["Mail:Colour"];

    public static object BySection(IConfigurationRoot root) => root.GetSection("Mail");

    public static int ByValue(IConfiguration anyName) => anyName.GetValue<int>("Mail:Shades");

    public static string? ByConnection(IConfiguration anyName) => anyName.GetConnectionString("Colour");

    public static List<string>? ByType(IConfiguration anyName) => anyName.Get<List<string>>();

    public static void ByBinding(IConfiguration anyName, object options) => anyName.Bind(options);

    public static object ByOptions(IServiceCollection services) => services.AddOptions<List<string>>().BindConfiguration("Mail:Colours");

    public static object ByEnvironment() => Environment.GetEnvironmentVariables();

    public static string? ByName() => Environment.GetEnvironmentVariable("Mail__Colour");

    public static Func<string?> Later(IConfiguration anyName) => () => anyName["Mail:Later"];
}
