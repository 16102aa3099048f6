namespace Clinic.Web.Tests.Site;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public DirectoryInfo Info { get; } = Directory.CreateTempSubdirectory("clinic-test-");

    public string Path => Info.FullName;

    public void Dispose() => Info.Delete(recursive: true);
}
