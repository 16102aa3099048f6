namespace Clinic.Web.Tests.Site;

/// <summary>Where the source lies, found from where the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Clinic.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository: no Clinic.sln above them.");
    }
}
