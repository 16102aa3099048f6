namespace Clinic.Web.Hosting;

/// <summary>Where the site reads its content and where everything it writes lies.</summary>
/// <exception cref="ConfigurationException">The content folder does not exist.</exception>
public sealed class SiteFolders
{
    public SiteFolders(IConfiguration configuration, IHostEnvironment environment)
    {
        Data = Path.GetFullPath(configuration.Setting("Data:Directory") ?? "App_Data", environment.ContentRootPath);
        Content = configuration.Setting("Content:Directory") is { Length: > 0 } configured
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

    /// <summary>Makes the data folder where there is none, for the site's own user alone.</summary>
    /// <exception cref="ConfigurationException">The site may not write there.</exception>
    public void MakeDataWritable()
    {
        var probe = Path.Combine(Data, $".write-{Guid.NewGuid():N}");
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Data);
            else Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException("Data:Directory", $"the site cannot write to {Data}; give its user that right");
        }
    }

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
