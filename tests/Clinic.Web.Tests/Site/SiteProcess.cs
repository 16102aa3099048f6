using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Clinic.Web.Tests.Site;

/// <summary>The published site as its owner runs it: a process of its own, started from some other folder.</summary>
public sealed partial class SiteProcess : IAsyncDisposable
{
    // A hang detector and no more: starting takes about a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder results = new();
    private readonly List<(Regex Pattern, TaskCompletionSource<Match> Seen)> awaited = [];

    private SiteProcess(Process process) => this.process = process;

    /// <summary>The published site; beside the tests unless another test project says where.</summary>
    public static string Assembly { get; set; } = Path.Combine(AppContext.BaseDirectory, "site", "Clinic.Web.dll");

    /// <summary>What the process wrote, to either stream.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>What it wrote to standard output alone.</summary>
    public string Results
    {
        get
        {
            lock (output) return results.ToString();
        }
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Serves on a free port and returns when it listens.</summary>
    public static Task<SiteProcess> ServeAsync(DirectoryInfo data, params string[] arguments) =>
        ServeOnAsync(new Dictionary<string, string>(), data, arguments);

    /// <summary>The same on a machine that is set up in its own way, by environment variables.</summary>
    public static async Task<SiteProcess> ServeOnAsync(IReadOnlyDictionary<string, string> machine, DirectoryInfo data, params string[] arguments)
    {
        var site = Start(machine, data, [
            "--urls", "http://127.0.0.1:0", "--RateLimits:Enabled", "false", "--Forms:MinimumSeconds", "0", // what follows wins over what stands here
            "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Information", .. arguments,
        ]);
        site.Address = new Uri((await site.WaitForAsync(ListeningOn())).Groups[1].Value);
        return site;
    }

    /// <summary>Waits until the process writes a line that matches, now or before.</summary>
    public async Task<Match> WaitForAsync(Regex pattern)
    {
        var seen = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (output)
        {
            if (pattern.Match(output.ToString()) is { Success: true } already) return already;
            awaited.Add((pattern, seen));
        }

        var first = await Task.WhenAny(seen.Task, process.WaitForExitAsync()).WaitAsync(Patience);
        return first == seen.Task
            ? await seen.Task
            : throw new InvalidOperationException($"The site ended without writing {pattern}:\n{Output}");
    }

    /// <summary>Runs to its end and returns its exit code and what it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(DirectoryInfo data, params string[] arguments)
    {
        await using var site = Start(new Dictionary<string, string>(), data, arguments);
        await site.process.WaitForExitAsync().WaitAsync(Patience);
        return (site.process.ExitCode, site.Output);
    }

    /// <summary>The same, with what it wrote to standard output by itself.</summary>
    public static async Task<(int ExitCode, string Results, string Output)> RunForResultsAsync(DirectoryInfo data, params string[] arguments)
    {
        await using var site = Start(new Dictionary<string, string>(), data, arguments);
        await site.process.WaitForExitAsync().WaitAsync(Patience);
        return (site.process.ExitCode, site.Results, site.Output);
    }

    /// <summary>Runs <c>staff invite</c> for an owner, beside a running site or without one, and returns the path of the link.</summary>
    public static async Task<string> InviteOwnerAsync(DirectoryInfo data, string email)
    {
        var (exitCode, output) = await RunAsync(data, "staff", "invite", email, "--role", "owner");
        // Lines of the log may come before it: a wait for the running site's lock is one.
        return exitCode == 0 && JoinLink().Match(output) is { Success: true } link ? link.Groups[1].Value : throw new InvalidOperationException($"Exit code {exitCode}:\n{output}");
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does: nothing is flushed, no handler runs.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop, as a service manager does, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private static SiteProcess Start(IReadOnlyDictionary<string, string> machine, DirectoryInfo data, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments, "--Data:Directory", data.FullName])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach (var (name, value) in machine) start.Environment[name] = value;
        var site = new SiteProcess(new Process { StartInfo = start });
        site.process.OutputDataReceived += (_, line) => site.Read(line.Data, site.results);
        site.process.ErrorDataReceived += (_, line) => site.Read(line.Data);
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        return site;
    }

    private void Read(string? line, StringBuilder? besides = null)
    {
        if (line is null) return;
        lock (output)
        {
            output.AppendLine(line);
            besides?.AppendLine(line);
            foreach (var (pattern, seen) in awaited)
            {
                if (pattern.Match(line) is { Success: true } match) seen.TrySetResult(match);
            }
        }
    }

    [GeneratedRegex(@"^https?://[^/\s]+(/desk/join/\S+)", RegexOptions.Multiline)]
    private static partial Regex JoinLink();

    [GeneratedRegex(@"Now listening on: \W*(https?://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningOn();
}
