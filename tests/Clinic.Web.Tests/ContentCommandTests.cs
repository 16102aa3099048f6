using System.Text.Json;

namespace Clinic.Web.Tests;

/// <summary><c>content check</c> as an author or a build script runs it.</summary>
public sealed class ContentCommandTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly ContentCopy content = new();

    public ContentCommandTests() => content.LetFactsHoldUntil(new(2099, 12, 31)); // what these tests say, they say on any day

    [Fact]
    public async Task Good_pages_end_with_a_count_and_exit_code_0()
    {
        var (exitCode, output) = await CheckAsync();

        Assert.Equal(0, exitCode);
        Assert.Matches(@"\d+ pages, 0 errors, \d+ warnings\s*$", output);
    }

    [Fact]
    public async Task A_fact_past_its_day_is_named_with_its_reason_and_fails_the_strict_check_only()
    {
        content.LetFactsHoldUntil(new(2026, 1, 31), "telemedicine");

        var (exitCode, output) = await CheckAsync();
        Assert.Equal(0, exitCode);
        Assert.Matches(@"\d+ pages, 0 errors, \d+ warnings\s*$", output);

        (exitCode, output) = await CheckAsync("--strict");
        Assert.Equal(1, exitCode);
        Assert.Contains(" 1 errors", output, StringComparison.Ordinal);
        Assert.Matches(@"expired: content/facts\.yml:\d+: The fact `telemedicine` ran out on 2026-01-31\. The federal rule ends", output);
    }

    [Fact]
    public async Task A_broken_page_is_named_with_line_and_advice_and_exit_code_1()
    {
        content.AppendTo("en/learn/side-effects.md", "\nSee [that](/nowhere).\n");

        var (exitCode, output) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Matches(@"error: content/en/learn/side-effects\.md:\d+: `/nowhere` leads nowhere\. Correct the address", output);
        Assert.Contains(" 1 errors", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_its_answer_is_not_found_by_is_named()
    {
        var answers = File.ReadAllText(Path.Combine(content.Folder, "answers.yml"));
        content.Write("answers.yml", answers.Replace("""examples: ["is there parking",""", """examples: ["how blue is the moon", "is there parking",""", StringComparison.Ordinal));

        var (exitCode, output) = await CheckAsync();

        Assert.Equal(1, exitCode);
        Assert.Matches(@"error: content/answers\.yml:\d+: `parking`: “how blue is the moon” does not find it\.", output);
    }

    [Fact]
    public async Task Programs_read_the_findings_and_grades_as_json_errors_or_not()
    {
        content.AppendTo("en/learn/side-effects.md", "\nSee [that](/nowhere).\n");

        var (exitCode, output) = await CheckAsync("--grades", "--format", "json");

        Assert.Equal(1, exitCode);
        using var report = JsonDocument.Parse(output);
        var error = Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "error");
        Assert.Equal(("content/en/learn/side-effects.md", "link"), (error.GetProperty("file").GetString(), error.GetProperty("rule").GetString()));
        Assert.Equal(report.RootElement.GetProperty("pages").GetInt32(), report.RootElement.GetProperty("grades").GetArrayLength());
        Assert.NotEmpty(report.RootElement.GetProperty("grades")[0].GetProperty("hardest").EnumerateArray());
    }

    [Fact]
    public async Task Grades_name_the_hardest_page_and_sentences_first()
    {
        var (_, output) = await CheckAsync("--grades");

        Assert.Matches(@"content/en/\S+\.md: grade \d\.\d, \d+ words\s+    \S", output);
    }

    public void Dispose()
    {
        data.Dispose();
        content.Dispose();
    }

    private Task<(int ExitCode, string Output)> CheckAsync(params string[] options) =>
        SiteProcess.RunAsync(data.Info, ["content", "check", .. options, "--Content:Directory", content.Folder]);
}
