namespace Clinic.Web.Tests.Search;

/// <summary>The shipped content in a folder of its own, to change.</summary>
internal sealed class CopiedContent : IDisposable
{
    public CopiedContent()
    {
        var from = System.IO.Path.Combine(Repository.Root, "content");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("clinic-search-").FullName;

    public void Replace(string name, string old, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        var before = File.ReadAllText(file);
        Assert.Contains(old, before, StringComparison.Ordinal);
        File.WriteAllText(file, before.Replace(old, text, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
