using System.Net;
using System.Text;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OtpNet;

namespace Clinic.Web.Tests.Desk;

/// <summary>A password and a code from a phone. Passkeys need a browser: see the browser tests.</summary>
public sealed class SecondStepTests
{
    private const string Email = "nora@clinic.example";

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task With_an_app_the_password_alone_opens_nothing_and_the_code_opens_the_page_that_was_asked_for()
    {
        await using var site = new ClinicSite { Time = time };
        var app = await SetUpAsync(await site.SignInAsync(Email));
        var nora = site.NewBrowser();

        var door = await nora.GetPageAsync("/desk/sign-in?returnUrl=%2Fdesk%2Fsearch");
        var second = await nora.SubmitAsync(door.Form("/desk/sign-in"), Password());
        var notYet = await nora.GetPageAsync("/desk");
        var opened = await nora.SubmitAsync(second.Form("/desk/sign-in/code"), Code(app));

        Assert.Equal("Second step", second.Document.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("/desk/sign-in", notYet.RedirectsTo, StringComparison.Ordinal);
        Assert.Equal("/desk/search", opened.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
        Assert.Equal(["Password", "App"], await site.QueryAsync(db => db.StaffActions
            .Where(a => a.Kind == StaffActionKind.SignedIn).OrderBy(a => a.At).Select(a => a.Detail!).ToListAsync()));
    }

    [Fact]
    public async Task A_code_that_was_seen_over_a_shoulder_opens_nothing_a_second_time()
    {
        await using var site = new ClinicSite { Time = time };
        var app = await SetUpAsync(await site.SignInAsync(Email));
        var code = Code(app);
        var thieves = Enumerable.Range(0, 4).Select(_ => site.NewBrowser()).ToList(); // more would be slowed down
        var pages = await Task.WhenAll(thieves.Select(thief => thief.SignInAgainAsync(Email)));

        var answers = await Task.WhenAll(thieves.Zip(pages, (thief, page) => thief.SubmitAsync(page.Form("/desk/sign-in/code"), code)));
        var late = site.NewBrowser();
        var again = await late.SubmitAsync((await late.SignInAgainAsync(Email)).Form("/desk/sign-in/code"), code);

        Assert.Single(answers, answer => answer.RedirectsTo == "/desk");
        Assert.All(answers.Where(answer => answer.RedirectsTo is null), answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.StartsWith("This code is not right, or was used already.", again.ErrorAt("Code"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Enter the six digits that the app shows")]
    [InlineData("12345", "This code is not right, or was used already. Enter the one the app shows now")]
    [InlineData("last week’s", "This code is not right, or was used already. Enter the one the app shows now")]
    [InlineData("123456789012345678901", "Enter the six digits that the app shows")]
    public async Task A_wrong_code_says_what_to_do_and_can_be_mended(string typed, string message)
    {
        await using var site = new ClinicSite { Time = time };
        var app = await SetUpAsync(await site.SignInAsync(Email));
        var nora = site.NewBrowser();

        var wrong = await nora.SubmitAsync((await nora.SignInAgainAsync(Email)).Form("/desk/sign-in/code"), Code(typed));
        var right = await nora.SubmitAsync(wrong.Form("/desk/sign-in/code"), Code(app, spaced: true));

        Assert.Equal((HttpStatusCode.BadRequest, message), (wrong.Status, wrong.ErrorAt("Code")));
        Assert.Equal("/desk", right.RedirectsTo);
    }

    [Fact]
    public async Task Whoever_has_the_password_and_guesses_codes_is_slowed_down_wherever_they_guess_from()
    {
        await using var site = new ClinicSite { Time = time };
        var app = await SetUpAsync(await site.SignInAsync(Email));
        for (var guess = 0; guess < 5; guess++)
        {
            var thief = site.NewBrowser($"198.51.{guess}.66");
            await thief.SubmitAsync((await thief.SignInAgainAsync(Email)).Form("/desk/sign-in/code"), Code($"00000{guess}"));
        }

        var elsewhere = site.NewBrowser("192.0.2.9");
        var slowed = await elsewhere.SubmitAsync((await elsewhere.SignInAgainAsync(Email)).Form("/desk/sign-in/code"), Code(app));
        time.Advance(TimeSpan.FromMinutes(1.1));
        var open = await elsewhere.SubmitAsync((await elsewhere.SignInAgainAsync(Email)).Form("/desk/sign-in/code"), Code(app));

        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.Status);
        Assert.Contains("Wait", slowed.Errors[0], StringComparison.Ordinal);
        Assert.Equal("/desk", open.RedirectsTo);
    }

    [Fact]
    public async Task A_second_step_that_waits_too_long_begins_again_and_keeps_what_was_written()
    {
        await using var site = new ClinicSite { Time = time };
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync(Email);
        var app = await SetUpAsync(nora);
        var path = $"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}";
        var form = (await nora.GetPageAsync(path)).FieldsOf($"{path}/notes", new Dictionary<string, string?> { ["Note.Text"] = "Called twice." });
        time.Advance(TimeSpan.FromHours(11));
        using var late = new HttpRequestMessage(HttpMethod.Post, $"{path}/notes") { Content = new FormUrlEncodedContent(form) };
        late.Headers.Add("Sec-Fetch-Site", "same-origin");

        var door = await nora.SendAsync(late);
        var second = await nora.SubmitAsync(door.Form("/desk/sign-in"), Password());
        time.Advance(TimeSpan.FromMinutes(11));
        var over = await nora.SubmitAsync(second.Form("/desk/sign-in/code"), Code(app));
        var anew = await nora.SubmitAsync(over.Form("/desk/sign-in"), Password());
        var kept = await nora.SubmitAsync(anew.Form("/desk/sign-in/code"), Code(app));
        var saved = await nora.FollowAsync(await nora.SubmitAsync(kept.Form($"{path}/notes")));

        Assert.Equal("The second step waited too long. Sign in again", over.ErrorAt("Email"));
        Assert.Contains("Called twice.", saved.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_makes_a_half_finished_sign_in_worthless()
    {
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync(Email);
        var app = await SetUpAsync(nora);
        var thief = site.NewBrowser();
        var second = await thief.SignInAgainAsync(Email);

        var changed = await nora.SubmitAsync((await nora.GetPageAsync("/desk/account")).Form("/desk/account/password"),
            new Dictionary<string, string?> { ["Change.Current"] = StaffAtTheDesk.Password, ["Change.New"] = "an altogether different sentence" });
        var answer = await thief.SubmitAsync(second.Form("/desk/sign-in/code"), Code(app));

        Assert.Equal("/desk/account", changed.RedirectsTo);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
        Assert.Equal("Second step", (await site.NewBrowser().SignInAgainAsync(Email, "an altogether different sentence")).Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_lost_phone_is_replaced_by_an_invitation()
    {
        await using var site = new ClinicSite { Time = time };
        await SetUpAsync(await site.SignInAsync(Email));

        var nora = await site.SignInAsync(Email);

        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync(Email)).RedirectsTo);
    }

    [Fact]
    public async Task Another_app_takes_the_place_of_the_first_and_both_can_be_taken_away()
    {
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync(Email);
        var first = await SetUpAsync(nora);
        var second = await SetUpAsync(nora);
        time.Advance(TimeSpan.FromMinutes(1));

        var elsewhere = site.NewBrowser();
        var old = await elsewhere.SubmitAsync((await elsewhere.SignInAgainAsync(Email)).Form("/desk/sign-in/code"), Code(first));
        Assert.StartsWith("This code is not right", old.ErrorAt("Code"), StringComparison.Ordinal);
        Assert.Equal("/desk", (await elsewhere.SubmitAsync(old.Form("/desk/sign-in/code"), Code(second))).RedirectsTo);

        const string path = "/desk/account/app/remove";
        var refused = await nora.SubmitAsync((await nora.GetPageAsync(path)).Form(path), new Dictionary<string, string?> { ["Password"] = "not the password at all" });
        Assert.Equal("This is not your password", refused.ErrorAt("Password"));
        await nora.SubmitAsync(refused.Form(path), new Dictionary<string, string?> { ["Password"] = StaffAtTheDesk.Password });
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync(Email)).RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await nora.GetPageAsync(path)).Status);
    }

    [Fact]
    public async Task Setting_up_an_app_asks_for_the_password_and_a_code_and_shows_the_same_key_until_both_are_right()
    {
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync(Email);
        var page = await nora.GetPageAsync("/desk/account/app");
        var key = KeyOn(page);

        var empty = await nora.SubmitAsync(page.Form("/desk/account/app"));
        var guessed = await nora.SubmitAsync(empty.Form("/desk/account/app"), Setup("000000", StaffAtTheDesk.Password));
        var stranger = await nora.SubmitAsync(guessed.Form("/desk/account/app"), Setup(CodeOf(key), "not the password at all"));
        Assert.Equal(["Enter the six digits that the app shows", "Enter your password, to show that it is you"], empty.Errors);
        Assert.StartsWith("This code is not right.", guessed.ErrorAt("Code"), StringComparison.Ordinal);
        Assert.Equal("This is not your password", stranger.ErrorAt("Password"));
        Assert.All([empty, guessed, stranger], answer => Assert.Equal(key, KeyOn(answer)));
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync(Email)).RedirectsTo);

        time.Advance(TimeSpan.FromHours(2));
        var over = await nora.SubmitAsync(stranger.Form("/desk/account/app"), Setup(CodeOf(key), StaffAtTheDesk.Password));
        Assert.StartsWith("This page waited too long.", over.ErrorAt("Code"), StringComparison.Ordinal);
        Assert.NotEqual(key, KeyOn(over));
    }

    [Fact]
    public async Task A_change_of_an_account_ends_its_other_sessions_and_stands_in_the_trail()
    {
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync(Email);
        var elsewhere = site.NewBrowser();
        await elsewhere.SignInAgainAsync(Email);

        await SetUpAsync(nora);

        Assert.StartsWith("/desk/sign-in", (await elsewhere.GetPageAsync("/desk")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
        var owner = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        Assert.Contains("Set up an authenticator app", (await owner.GetPageAsync("/desk/audit-log")).MainText, StringComparison.Ordinal);
        Assert.Contains("Password and app", (await owner.GetPageAsync("/desk/staff")).MainText, StringComparison.Ordinal);
        Assert.Contains("A password alone opens 1 of 2 accounts.", (await owner.GetPageAsync("/desk/settings")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_an_app_stands_in_no_file_and_no_log()
    {
        await using var site = new ClinicSite { Time = time, LogLevel = Serilog.Events.LogEventLevel.Debug };
        var key = await SetUpAsync(await site.SignInAsync(Email));
        Assert.DoesNotContain(key, string.Join('\n', site.Log.Lines), StringComparison.OrdinalIgnoreCase);
        foreach (var file in site.DatabaseFiles)
        {
            await using var shared = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(shared, Encoding.Latin1);
            Assert.DoesNotContain(key, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Auditor)]
    public async Task Where_it_is_required_nothing_but_the_own_account_opens_before_there_is_a_second_step(StaffRole role)
    {
        await using var site = new ClinicSite { Time = time, Settings = { ["Desk:SecondStep"] = "Required" } };
        var link = await site.InviteAsync(Email, role);
        var nora = site.NewBrowser();
        await nora.SubmitAsync((await nora.GetPageAsync(link)).Form(link), new Dictionary<string, string?> { ["Name"] = "Nora Field", ["Password"] = StaffAtTheDesk.Password });

        Assert.Equal("/desk/account", (await nora.GetPageAsync("/desk")).RedirectsTo);
        Assert.Equal("/desk/account", (await nora.GetPageAsync("/desk/inquiries/ABC-2345")).RedirectsTo);
        var account = await nora.GetPageAsync("/desk/account");
        Assert.Contains("One thing first.", account.MainText, StringComparison.Ordinal);
        var search = new[] { KeyValuePair.Create("Words", "Quackenbush"), KeyValuePair.Create("__RequestVerificationToken", account.ValueOf("__RequestVerificationToken")!) };
        Assert.Equal(HttpStatusCode.Forbidden, (await nora.PostAsync("/desk/search", search)).Status);

        await SetUpAsync(nora);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
        Assert.DoesNotContain("One thing first.", (await nora.GetPageAsync("/desk/account")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_finds_a_desk_open_cannot_guess_the_password_there()
    {
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync(Email);
        var page = await nora.GetPageAsync("/desk/account/app");
        for (var guess = 0; guess < 5; guess++)
            page = await nora.SubmitAsync(page.Form("/desk/account/app"), Setup("000000", $"wrong password number {guess}"));
        var slowed = await nora.SubmitAsync(page.Form("/desk/account/app"), Setup(CodeOf(KeyOn(page)), StaffAtTheDesk.Password));
        Assert.Equal("There were many tries. Wait some minutes and try again", slowed.ErrorAt("Password"));
    }

    private async Task<string> SetUpAsync(BrowserSession member)
    {
        var page = await member.GetPageAsync("/desk/account/app");
        var key = KeyOn(page);
        var done = await member.SubmitAsync(page.Form("/desk/account/app"), Setup(CodeOf(key), StaffAtTheDesk.Password));
        Assert.Equal("/desk/account", done.RedirectsTo);
        time.Advance(TimeSpan.FromSeconds(30)); // that code was taken
        return key;
    }

    private string CodeOf(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(time.GetUtcNow().UtcDateTime);

    private Dictionary<string, string?> Code(string keyOrCode, bool spaced = false)
    {
        var code = keyOrCode.Length == 32 ? CodeOf(keyOrCode) : keyOrCode;
        return new() { ["Code"] = spaced ? code.Insert(3, " ") : code };
    }

    private static string KeyOn(WebPage page) => page.Document.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    private static Dictionary<string, string?> Setup(string code, string password) => new() { ["Code"] = code, ["Password"] = password };

    private static Dictionary<string, string?> Password() => new() { ["Email"] = Email, ["Password"] = StaffAtTheDesk.Password };
}
