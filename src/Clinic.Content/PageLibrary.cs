using System.Globalization;

namespace Clinic.Content;

/// <summary>The content now served. A reload that finds errors leaves the last good one in place.</summary>
public sealed class PageLibrary
{
    // Editors write a file in several steps: wait until it has been quiet for this long.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly string directory;
    private readonly TimeProvider time;
    private readonly Lock reloading = new();
    private volatile ContentSet english;

    private PageLibrary(string directory, TimeProvider time, ContentSet current, IReadOnlyList<Finding> findings)
    {
        this.directory = directory;
        this.time = time;
        english = current;
        Findings = findings;
    }

    /// <summary>Raised after a reload brought other content.</summary>
    public event EventHandler? Changed;

    /// <summary>The content in the language that is spoken now (<see cref="CultureInfo.CurrentUICulture"/>); in English where it has no other.</summary>
    public ContentSet Current => english.InEveryLanguage is { Count: > 1 } all
        ? all.FirstOrDefault(set => set.Language.Culture.Equals(CultureInfo.CurrentUICulture)) ?? english
        : english;

    /// <summary>The content in English, whatever is spoken now; it leads to the other languages.</summary>
    public ContentSet English => english;

    /// <summary>What the last load found, warnings included.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; }

    /// <exception cref="ContentException">The content has errors.</exception>
    public static PageLibrary Open(string directory, TimeProvider time)
    {
        var result = ContentLoader.Load(directory, Today(time));
        return result.Set is { } set
            ? new PageLibrary(directory, time, set, result.Findings)
            : throw new ContentException(result.Findings);
    }

    /// <summary>Loads again; returns what was found.</summary>
    public IReadOnlyList<Finding> Reload()
    {
        bool changed;
        lock (reloading)
        {
            var result = ContentLoader.Load(directory, Today(time));
            Findings = result.Findings;
            changed = result.Set is not null && result.Set.Fingerprint != english.Fingerprint;
            if (result.Set is not null) english = result.Set;
        }

        if (changed) Changed?.Invoke(this, EventArgs.Empty);
        return Findings;
    }

    /// <summary>Reloads whenever a file changes, until disposed; <paramref name="reloaded"/> hears what was found.</summary>
    public IDisposable Watch(Action<IReadOnlyList<Finding>>? reloaded = null)
    {
        var timer = time.CreateTimer(
            _ =>
            {
                var findings = Reload();
                reloaded?.Invoke(findings);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var watcher = new FileSystemWatcher(directory) { IncludeSubdirectories = true };
        void Restart(object sender, FileSystemEventArgs e) => timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        watcher.Changed += Restart;
        watcher.Created += Restart;
        watcher.Deleted += Restart;
        watcher.Renamed += Restart;
        watcher.EnableRaisingEvents = true;
        return new Watching(watcher, timer);
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private sealed record Watching(FileSystemWatcher Watcher, ITimer Timer) : IDisposable
    {
        public void Dispose()
        {
            Watcher.Dispose();
            Timer.Dispose();
        }
    }
}
