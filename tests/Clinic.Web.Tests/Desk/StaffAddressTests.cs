using System.Net;
using System.Text.RegularExpressions;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

/// <summary>With what staff sign in: said when they join, theirs to change, and one address however it is spelled.</summary>
public sealed class StaffAddressTests
{
    private const string Nora = "nora@clinic.example";
    private const string Password = "an altogether different sentence";

    /// <summary>Spellings of one address that a database or a culture may take for others.</summary>
    public static TheoryData<string> Spellings => ["NORA@Clinic.Example", "Nora@clinic.example", "ｎｏｒａ@clinic.example"];

    [Fact]
    public async Task The_first_owner_gives_their_own_address_and_signs_in_with_it()
    {
        await using var site = new ClinicSite();
        var first = await site.InviteAsync(email: "", StaffRole.Owner);
        var second = await site.InviteAsync(email: "", StaffRole.Owner);
        var browser = site.NewBrowser();

        var page = await browser.GetPageAsync(first);
        var without = await browser.SubmitAsync(page.Form(first), Joining());
        var bad = await browser.SubmitAsync(page.Form(first), Joining(("Email", "a.@clinic.example")));
        var joined = await browser.SubmitAsync(page.Form(first), Joining(("Email", "Olive@Clinic.Example")));

        Assert.Equal("Enter your email address: you sign in with it", without.ErrorAt("Email"));
        Assert.Equal("Enter an email address in the form name@example.com", bad.ErrorAt("Email"));
        Assert.Equal("/desk", joined.RedirectsTo);
        var owner = await site.QueryAsync(db => db.Users.SingleAsync());
        Assert.Equal(("Olive@Clinic.Example", "Nora Field", StaffRole.Owner), (owner.Email, owner.DisplayName, owner.Role));
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync("olive@clinic.example", Password)).RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await site.NewBrowser().GetPageAsync(second)).Status); // of an earlier start
    }

    [Fact]
    public async Task Every_page_to_join_by_says_what_one_signs_in_with()
    {
        await using var site = new ClinicSite();

        var page = await site.NewBrowser().GetPageAsync(await site.InviteAsync(Nora));

        Assert.Contains($"You will sign in with {Nora} and the password that you choose here.", page.MainText, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name=Email]"));
    }

    [Fact]
    public async Task An_invitation_cannot_give_away_whose_it_is()
    {
        await using var site = new ClinicSite();
        var link = await site.InviteAsync(Nora);
        var browser = site.NewBrowser();
        var fields = (await browser.GetPageAsync(link)).FieldsOf(link, Joining());

        await browser.PostAsync(link, fields.Append(new("Email", "mallory@evil.example")));

        Assert.Equal(Nora, (await site.QueryAsync(db => db.Users.SingleAsync())).Email);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Letter_case_lets_nobody_back_in(string spelling)
    {
        await using var site = new ClinicSite();
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        await site.SignInAsync(Nora);
        var link = await site.InviteAsync(spelling);
        var nora = await site.QueryAsync(db => db.Users.SingleAsync(u => u.Email == Nora));
        var member = $"/desk/staff/{nora.Id}";

        await owner.SubmitAsync((await owner.GetPageAsync(member)).Form($"{member}/disable"), new Dictionary<string, string?> { ["Disable.Sure"] = "true" });

        Assert.Equal(HttpStatusCode.NotFound, (await site.NewBrowser().GetPageAsync(link)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.NewBrowser().SignInAgainAsync(spelling)).Status);
        Assert.Equal(2, await site.QueryAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_link_from_before_somebody_was_let_in_no_more_opens_nothing_even_if_it_was_not_ended()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        await site.SignInAsync(Nora);
        var old = await site.InviteAsync(Nora);
        time.Advance(TimeSpan.FromMinutes(1));
        await site.QueryAsync(db => db.Users.Where(u => u.Email == Nora).ExecuteUpdateAsync(u => u.SetProperty(s => s.DisabledAt, time.GetUtcNow().UtcDateTime)));
        time.Advance(TimeSpan.FromMinutes(1));
        var browser = site.NewBrowser();

        var refused = await browser.SubmitAsync((await browser.GetPageAsync(old)).Form(old), Joining());
        var asked = await site.InviteAsync(Nora); // an owner asks them back
        var joined = await browser.SubmitAsync((await browser.GetPageAsync(asked)).Form(asked), Joining());

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal("/desk", joined.RedirectsTo);
    }

    [Fact]
    public async Task The_last_owner_is_not_demoted_by_a_link()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(Nora, role: StaffRole.Owner);
        var link = await site.InviteAsync("NORA@clinic.example", StaffRole.Staff);
        var browser = site.NewBrowser();

        var refused = await browser.SubmitAsync((await browser.GetPageAsync(link)).Form(link), Joining());

        Assert.Contains("This link would leave nobody who owns the desk.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(StaffRole.Owner, (await site.QueryAsync(db => db.Users.SingleAsync())).Role);
        Assert.Equal("/desk", (await browser.SignInAgainAsync(Nora)).RedirectsTo); // the password is the old one
    }

    [Theory]
    [InlineData("ilker@clinic.example", "ılker@clinic.example")]
    [InlineData("ilker@clinic.example", "İlker@clinic.example")]
    [InlineData("jose@clinic.example", "josé@clinic.example")]
    public async Task Letters_that_some_databases_take_for_one_are_two_people(string one, string other)
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(one);
        await site.SignInAsync(other);

        Assert.Equal([one, other], await site.QueryAsync(db => db.Users.OrderBy(u => u.JoinedAt).Select(u => u.Email).ToListAsync()));
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync(one)).RedirectsTo);
    }

    [Fact]
    public async Task Who_types_the_address_in_another_way_comes_in_all_the_same()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync("josé@clinic.example");

        foreach (var spelling in new[] { "JOSÉ@CLINIC.EXAMPLE", "jose\u0301@clinic.example", " josé@clinic.example " })
            Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync(spelling)).RedirectsTo);
    }

    [Fact]
    public async Task The_address_is_changed_with_the_password_and_the_old_one_hears_of_it()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var site = new ClinicSite();
        foreach (var (name, value) in smtp.Settings) site.Settings[name] = value;
        var (nora, elsewhere) = (await site.SignInAsync(Nora), site.NewBrowser());
        await elsewhere.SignInAgainAsync(Nora);
        var toTheOldOne = await site.InviteAsync("Nora@Clinic.example");
        var page = await nora.GetPageAsync("/desk/account");

        var wrong = await nora.SubmitAsync(page.Form("/desk/account/address"), Changing("nora.field@clinic.example", "not my password"));
        var changed = await nora.SubmitAsync(page.Form("/desk/account/address"), Changing("nora.field@clinic.example"));
        await site.OutboxEmptyAsync();
        var mail = Assert.Single(smtp.Taken, mail => mail.Subject == "Your address at the desk was changed");

        Assert.Equal("This is not your password", wrong.ErrorAt("Address.Password"));
        Assert.Equal("/desk/account", changed.RedirectsTo);
        Assert.Contains("You sign in with nora.field@clinic.example.", (await nora.GetPageAsync("/desk/account")).MainText, StringComparison.Ordinal); // still signed in here
        Assert.NotNull((await elsewhere.GetPageAsync("/desk")).RedirectsTo);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.NewBrowser().SignInAgainAsync(Nora)).Status);
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync("Nora.Field@clinic.example")).RedirectsTo);
        Assert.Equal(Nora, mail.To.Mailboxes.Single().Address);
        Assert.DoesNotContain("nora.field", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.NewBrowser().GetPageAsync(toTheOldOne)).Status);
        Assert.Equal(1, await site.QueryAsync(db => db.StaffActions.CountAsync(a => a.Kind == StaffActionKind.AddressChanged && a.StaffName == "Nora Field")));
        Assert.DoesNotContain(Nora, System.Text.Encoding.Latin1.GetString((await site.QueryAsync(db => db.Outbox.SingleAsync())).SealedTo!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("omar@clinic.example", "Choose another address: somebody signs in with this one")]
    [InlineData("OMAR@clinic.example", "Choose another address: somebody signs in with this one")]
    [InlineData("a.@clinic.example", "Enter an email address in the form name@example.com")]
    [InlineData(Nora, "This is your address already")]
    [InlineData("", "Enter the address with which you want to sign in")]
    public async Task An_address_that_cannot_be_theirs_is_refused(string address, string message)
    {
        await using var site = new ClinicSite();
        await site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var nora = await site.SignInAsync(Nora);

        var refused = await nora.SubmitAsync((await nora.GetPageAsync("/desk/account")).Form("/desk/account/address"), Changing(address, StaffAtTheDesk.Password));

        Assert.Equal(message, refused.ErrorAt("Address.New"));
        Assert.Equal(address, refused.ValueOf("Address.New") ?? "");
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync(Nora)).RedirectsTo);
    }

    [Fact]
    public void A_spelling_of_ones_own_address_may_be_put_right() =>
        Assert.Equal(TypedEmail.Normalize(Nora), TypedEmail.Normalize("Nora@clinic.example"));

    [Fact]
    public async Task SQL_Server_compares_addresses_of_staff_by_their_code_units()
    {
        await using var site = new ClinicSite();
        await using var scope = site.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<SqlServerClinicDbContext>().GetService<IDesignTimeModel>().Model;
        var compared = new[] { model.FindEntityType(typeof(StaffMember))!, model.FindEntityType(typeof(StaffInvitation))! }
            .SelectMany(entity => entity.GetProperties()).Where(property => property.Name.StartsWith("Normalized", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, compared.Count);
        Assert.All(compared, property => Assert.Equal("Latin1_General_100_BIN2", property.GetCollation()));
    }

    [Fact]
    public void No_other_place_compares_addresses_of_staff()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Clinic.Web"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(file) != "StaffAddresses.cs");

        Assert.Empty(sources.SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\w+\.(Normalized)?(Email|UserName)!? [!=]= \w+\.(Normalized)?(Email|UserName)").Select(match => $"{file}: {match.Value}")));
    }

    private static Dictionary<string, string?> Joining(params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string?> { ["Name"] = "Nora Field", ["Password"] = Password };
        foreach (var (name, value) in more) values[name] = value;
        return values;
    }

    private static Dictionary<string, string?> Changing(string address, string password = StaffAtTheDesk.Password) =>
        new() { ["Address.New"] = address, ["Address.Password"] = password };
}
