using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Templates;
using Clinic.Web.Mail;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>The owner's words for what a message begins as.</summary>
public sealed class TemplateTests
{
    private const string Page = "/desk/templates/FollowUp";

    [Fact]
    public async Task Of_two_owners_the_second_sees_both_versions()
    {
        await using var site = new ClinicSite();
        var olive = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        var oscar = await site.SignInAsync("oscar@clinic.example", "Oscar Owner", StaffRole.Owner);
        var his = await oscar.GetPageAsync(Page);
        await olive.SubmitAsync((await olive.GetPageAsync(Page)).Form(Page), new Dictionary<string, string?> { ["Form.Text"] = "Olive’s words" });

        var told = await oscar.SubmitAsync(his.Form(Page), new Dictionary<string, string?> { ["Form.Text"] = "Oscar’s words" });
        var saved = await oscar.SubmitAsync(told.Form(Page));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Olive’s words", told.Document.QuerySelector(".since")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Oscar’s words", told.ValueOf("Form.Text"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("Oscar’s words", (await olive.GetPageAsync(Page)).ValueOf("Form.Text"));
    }

    [Theory]
    [InlineData("Hello {nmae}", "Nothing stands for “{nmae}”. Use one from the list, or leave braces out")]
    [InlineData("Hello {name", "Nothing stands for “{name”. Use one from the list, or leave braces out")]
    [InlineData("About your depression", "Take out “depression”: others may read the mailbox. Say it on the phone")]
    [InlineData("", "Write the text")]
    public async Task Words_that_cannot_be_sent_are_refused_and_stay(string text, string message)
    {
        await using var site = new ClinicSite();
        var olive = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        var refused = await olive.SubmitAsync((await olive.GetPageAsync(Page)).Form(Page), new Dictionary<string, string?> { ["Form.Text"] = text });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(message, refused.Errors);
        Assert.Equal(text, refused.ValueOf("Form.Text"));
    }

    [Theory]
    [InlineData("/desk/templates/Nothing")]
    [InlineData("/desk/templates/77")]
    public async Task A_template_that_is_none_is_not_found(string path)
    {
        await using var site = new ClinicSite();
        var olive = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        Assert.Equal(HttpStatusCode.NotFound, (await olive.GetPageAsync(path)).Status);
    }

    [Fact]
    public void The_shipped_words_say_nothing_of_health_and_use_only_what_stands_for_something() =>
        Assert.All(Enum.GetValues<TemplateKind>(), kind =>
        {
            var words = ShippedTemplates.For(kind);
            foreach (var text in (string[])[words.Subject, words.Text])
                Assert.Equal((null, null), (Placeholders.FirstUnknown(text), PlainWords.FirstTelling(text)));
        });
}
