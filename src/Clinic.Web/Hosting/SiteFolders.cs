namespace Clinic.Web.Hosting;

/// <summary>Where the site reads its content and where everything it writes lies.</summary>
/// <exception cref="ConfigurationException">The content folder does not exist.</exception>
public sealed class SiteFolders
{
    public SiteFolders(IConfiguration configuration, IHostEnvironment environment)
    {
        Data = Path.GetFullPath(configuration["Data:Directory"] ?? "App_Data", environment.ContentRootPath);
        Content = configuration["Content:Directory"] is { Length: > 0 } configured
            ? Path.GetFullPath(configured, environment.ContentRootPath)
            : FindContent(environment.ContentRootPath);
        if (!File.Exists(Path.Combine(Content, "clinic.yml")))
            throw new ConfigurationException("Content:Directory", $"there is no clinic.yml in {Content}");
    }

    /// <summary>Database, keys and mail: the one folder to back up.</summary>
    public string Data { get; }

    /// <summary>The pages and the clinic's facts.</summary>
    public string Content { get; }

    public string Keys => Path.Combine(Data, "keys");

    // Published: content/ lies beside the site. In the repository: two folders up.
    private static string FindContent(string root)
    {
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "content");
            if (File.Exists(Path.Combine(candidate, "clinic.yml"))) return candidate;
        }

        return Path.Combine(root, "content");
    }
}
