using System.Collections.Concurrent;
using Clinic.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace Clinic.Web.Tests.Hosting;

/// <summary>The list of settings: each is asked for at start, what is not on it is refused, and what others put into the environment is let be.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task Every_setting_is_read_at_start_so_that_a_bad_one_is_found_then()
    {
        var asked = new Asked();
        await using var site = new ClinicSite();
        await using var listening = site.WithWebHostBuilder(host => host.ConfigureAppConfiguration((_, configuration) => configuration.Add(asked)));

        _ = listening.Services;

        Assert.Empty(SettingKeys.All.Except(asked.Keys.Keys));
    }

    /// <summary>Not settings of the site: the host's own address, and how Serilog writes, which is documented as a family.</summary>
    private static readonly string[] OfOthers =
    [
        "Logging: IConfiguration.GetSection \"Serilog:WriteTo\"",
        "Logging: IConfiguration.GetChildren",
        "Logging: IConfiguration.get_Item \"Name\"",
        "Logging: IConfigurationSection.get_Path",
        "MailOptions: IConfiguration.get_Item \"urls\"",
    ];

    [Fact]
    public void Nobody_reads_configuration_or_the_environment_but_through_the_list()
    {
        var calls = ConfigurationReaders.In(typeof(SettingKeys).Assembly.Location);

        Assert.Contains($"{nameof(SettingKeys)}: IConfiguration.get_Item", calls);
        Assert.Equal(OfOthers.Order(StringComparer.Ordinal), calls.Where(call => !call.StartsWith($"{nameof(SettingKeys)}: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_way_to_read_a_key_is_seen()
    {
        var calls = ConfigurationReaders.In(typeof(SettingTests).Assembly.Location).Where(call => call.StartsWith($"{nameof(PastTheList)}: ", StringComparison.Ordinal)).ToList();

        Assert.Equal(typeof(PastTheList).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public).Length, calls.Count);
    }

    [Fact]
    public void A_key_that_is_not_on_the_list_cannot_be_read()
    {
        var configuration = Holding("Mail:Colour", "green");

        Assert.Throws<ArgumentException>(() => configuration.Setting("Mail:Colour"));
        Assert.Throws<ArgumentException>(() => configuration.SettingList("Mail:Colour"));
    }

    [Theory]
    [InlineData("MAIL", "/var/mail/root")] // where many systems say that a user's mail lies
    [InlineData("mail:alertto", "desk@clinic.example")]
    [InlineData("ForwardedHeaders:KnownProxies:0", "10.0.0.0/8")]
    [InlineData("ConnectionStrings:Other", "none of ours")]
    [InlineData("Logging:LogLevel:Default", "Debug")]
    [InlineData("Kestrel:Certificates:Default:Path", "certificate.pfx")]
    public void What_is_ours_in_other_letters_or_not_ours_at_all_is_let_be(string key, string value) => SettingKeys.CheckSpelling(Holding(key, value));

    private static IConfigurationRoot Holding(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();

    /// <summary>A source that has nothing, and hears of every key.</summary>
    private sealed class Asked : ConfigurationProvider, IConfigurationSource
    {
        public ConcurrentDictionary<string, bool> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            Keys[key] = true;
            value = null;
            return false;
        }
    }
}
