using System.Globalization;
using System.Text;

namespace Clinic.Web.Tests.Asking;

/// <summary>
/// Posts that no page of ours would send, each another way and the n-th always the same: a failure can be repeated.
/// </summary>
public sealed class HostilePosts
{
    /// <summary>The name in every post that agrees to nothing.</summary>
    public const string WithoutConsent = "Nobody Agreed";

    private static readonly string[] Bytes =
        ["%00", "%ED%A0%80", "%FF%FE", "%C0%AF", "%", "%F4%90%80%80", "%E2%80%AE", "%0d%0a.%0d%0a", "%1b[2J", "+", "%uD800", "&#x202E;"];

    private static readonly string[] Fields =
        ["Name", "Email", "Phone", "ReachBy", "TimeToReach", "QuietHours", "Topic", "Message", "Agree", "RequestKey", "Opened", "Blank", "State", "AskingFor", "CanWait", "InDanger", "About", "Number", "Go", "Draft", "Change"];

    private static readonly string[] ContentTypes =
        ["application/json", "text/plain", "text/xml", "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=none",
         "multipart/form-data", "multipart/form-data; boundary=", "image/png", "x/y"];

    private readonly string cookie;
    private readonly string token;
    private readonly string foreignToken;
    private readonly string state;

    private HostilePosts(string cookie, string token, string foreignToken, string state)
    {
        this.cookie = cookie;
        this.token = token;
        this.foreignToken = foreignToken;
        this.state = state;
    }

    /// <summary>Takes a token, the cookie with it, somebody else's token, and answers that were really sealed.</summary>
    public static async Task<HostilePosts> PrepareAsync(ClinicSite site)
    {
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync("/consultation");
        var review = await browser.SubmitAsync(page.Form("/consultation"), Filled.Well());
        var stranger = await site.NewBrowser().GetPageAsync("/contact");
        return new HostilePosts(
            browser.Cookies.GetCookieHeader(ClinicSite.Address),
            review.ValueOf("__RequestVerificationToken")!,
            stranger.ValueOf("__RequestVerificationToken")!,
            review.ValueOf("State")!);
    }

    public HttpRequestMessage Make(int n)
    {
        var random = new Random(n);
        var path = Pick(random, "/consultation", "/contact", "/consultation/review", "/contact/review", "/consultation/help", "/contact/help", "/requests/open", "/requests/code", "/consultation/step");
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Body(random, n) };
        if (n % 3 != 0) request.Headers.Add("Cookie", cookie);
        return request;
    }

    private HttpContent Body(Random random, int n) => (n % 10) switch
    {
        0 => Raw(new string('A', random.Next(300_000)), "application/x-www-form-urlencoded"),
        1 => Raw($"{{\"Name\":\"{WithoutConsent}\"}}", Pick(random, ContentTypes)),
        2 => Raw("--x\r\nContent-Disposition: form-data; name=\"Name\"\r\n\r\n" + new string('b', random.Next(2000)), "multipart/form-data; boundary=x"),
        3 => Raw($"__RequestVerificationToken={Uri.EscapeDataString(token)}&State={Uri.EscapeDataString(Forged(random))}", "application/x-www-form-urlencoded"),
        4 => Raw($"__RequestVerificationToken={Uri.EscapeDataString(foreignToken)}&State={Uri.EscapeDataString(state)}", "application/x-www-form-urlencoded"),
        _ => Raw(Form(random), "application/x-www-form-urlencoded"),
    };

    // A form with fields missing, doubled, overlong or in bytes that are no text; it agrees to nothing.
    private string Form(Random random)
    {
        var body = new StringBuilder($"__RequestVerificationToken={Uri.EscapeDataString(random.Next(4) == 0 ? foreignToken : token)}&Name={Uri.EscapeDataString(WithoutConsent)}");
        foreach (var field in Fields.Where(_ => random.Next(3) > 0))
        {
            for (var times = random.Next(1, 3); times > 0; times--) body.Append('&').Append(field).Append('=').Append(Value(random, field));
        }

        return body.ToString();
    }

    private static string Value(Random random, string field) => (field, random.Next(5)) switch
    {
        ("Agree", _) => Pick(random, "false", "on", "1", "True%00", "truetrue", "", "yes", "null"),
        ("Name", _) => Uri.EscapeDataString(WithoutConsent),
        ("RequestKey", < 3) => new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString(),
        ("ReachBy", < 3) => "Email",
        ("Topic", < 3) => "Depression",
        ("Email", < 3) => "a%40b.example",
        (_, 0) => new string('x', random.Next(20_000)),
        (_, 1) => string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Pick(random, Bytes))),
        _ => random.Next().ToString(CultureInfo.InvariantCulture),
    };

    // The sealed answers with a byte changed, cut off, doubled, or made up.
    private string Forged(Random random)
    {
        var bytes = Convert.FromBase64String(state);
        switch (random.Next(4))
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                return Convert.ToBase64String(bytes);
            case 1:
                return Convert.ToBase64String(bytes[..random.Next(bytes.Length)]);
            case 2:
                return state + state;
            default:
                random.NextBytes(bytes);
                return Convert.ToBase64String(bytes);
        }
    }

    private static ByteArrayContent Raw(string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}
