namespace Clinic.Web.Hosting;

/// <summary>Stops start-up and names the configuration key to mend.</summary>
public sealed class ConfigurationException(string key, string problem)
    : Exception($"Configuration '{key}': {problem}.")
{
    public string Key { get; } = key;
}
