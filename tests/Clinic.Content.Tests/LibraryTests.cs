namespace Clinic.Content.Tests;

public sealed class LibraryTests : IDisposable
{
    private readonly TestContent content = new();

    [Fact]
    public void Content_with_errors_does_not_open_and_lists_them_all()
    {
        content.WithBody("It will cure you. See [x](/nowhere).");
        var exception = Assert.Throws<ContentException>(() => PageLibrary.Open(content.Folder, content.Time));
        Assert.Contains("“cure” is refused", exception.Message, StringComparison.Ordinal);
        Assert.Contains("`/nowhere` leads nowhere", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_edit_leaves_the_last_good_page_in_place_and_says_what_is_wrong()
    {
        var library = PageLibrary.Open(content.Folder, content.Time);
        var good = library.Current;
        var changes = 0;
        library.Changed += (_, _) => changes++;

        content.WithBody("It will cure you.");
        Assert.Contains(library.Reload(), f => f.Rule == "wording");
        Assert.Same(good, library.Current);
        Assert.Equal(0, changes);

        content.WithBody("It may ease symptoms [@Berman2000].");
        Assert.Empty(library.Reload());
        Assert.Contains("ease symptoms", library.Current.FindLearn("side-effects")!.Html, StringComparison.Ordinal);
        Assert.Equal(1, changes);
        Assert.NotEqual(good.Fingerprint, library.Current.Fingerprint);
    }

    [Fact]
    public async Task A_saved_file_is_served_without_a_restart()
    {
        var library = PageLibrary.Open(content.Folder, TimeProvider.System);
        var changed = new TaskCompletionSource();
        library.Changed += (_, _) => changed.TrySetResult();
        using var watching = library.Watch();
        content.WithBody("A new sentence stands here now.");
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Contains("A new sentence", library.Current.FindLearn("side-effects")!.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_a_file_unchanged_is_no_change()
    {
        var library = PageLibrary.Open(content.Folder, content.Time);
        library.Changed += (_, _) => Assert.Fail("Nothing had changed.");
        library.Reload();
    }

    [Fact]
    public void Pages_follow_each_other_by_topic_and_order()
    {
        const string Text = TestContent.Prose;
        content.WritePage("a", Text, "topic: deciding", "order: 1").WritePage("b", Text, "topic: basics", "order: 2").WritePage("c", Text, "topic: basics", "order: 1");
        var set = content.Set();
        Assert.Equal(["c", "b", "side-effects", "a"], set.Learn.Select(p => p.Slug));
        Assert.Equal("b", set.Previous(set.FindLearn("side-effects")!)!.Slug);
        Assert.Null(set.Next(set.FindLearn("a")!));
    }

    [Fact]
    public void Pages_are_graded_even_where_others_have_errors()
    {
        var result = content.WithBody("It will cure you.").Load();
        Assert.Null(result.Set);
        var grade = Assert.Single(result.Grades);
        Assert.Equal("content/en/learn/side-effects.md", grade.File);
        Assert.InRange(grade.Grade, 4, 8);
        Assert.Equal(3, grade.Hardest.Count);
    }

    [Fact]
    public void The_clinics_hours_read_as_people_say_them() =>
        Assert.Equal("Monday to Friday, 9 am to 5 pm", content.Set().Clinic.HoursSummary);

    public void Dispose() => content.Dispose();
}
