namespace Clinic.Web.Tests;

/// <summary>An author in development sees each edit as it is saved, and why one was refused.</summary>
public sealed class EditingTests
{
    [Fact]
    public async Task Edits_show_as_they_are_saved_and_a_refused_one_says_what_to_do()
    {
        using var content = new ContentCopy();
        await using var site = new ClinicSite { EnvironmentName = "Development", Settings = { ["Content:Directory"] = content.Folder } };
        var author = site.NewBrowser();
        await author.GetPageAsync("/learn/side-effects");
        GC.Collect(); // an author writes for hours: what watches the files has to outlive that

        content.AppendTo("en/learn/side-effects.md", "\n\nA lantern stands at the door.\n");
        await UntilAsync(async () => (await author.GetPageAsync("/learn/side-effects")).Text.Contains("lantern", StringComparison.Ordinal));
        content.AppendTo("en/learn/side-effects.md", "\n\nIt will cure you.\n");
        await UntilAsync(() => Task.FromResult(site.Log.Lines.Any(line =>
            line.Contains("side-effects.md:", StringComparison.Ordinal) && line.Contains("“cure” is refused", StringComparison.Ordinal))));

        Assert.Contains("lantern", (await author.GetPageAsync("/learn/side-effects")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cure you", (await author.GetPageAsync("/learn/side-effects")).Text, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition()) await Task.Delay(20, patience.Token);
    }
}
