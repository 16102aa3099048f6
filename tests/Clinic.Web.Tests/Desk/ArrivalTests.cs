using System.Globalization;
using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Clinic.Web.Data;
using Clinic.Web.Tests.Danger;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

public sealed class ArrivalTests
{
    [Fact]
    public async Task An_open_page_is_told_of_each_arrival_as_it_comes()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await using var events = await ListenAsync(nora, "0");
        Assert.Equal("0", await NextAsync(events));
        await site.NewBrowser().AskAsync("/contact");
        Assert.Equal("1", await NextAsync(events));
        await site.NewBrowser().AskAsync("/contact");
        Assert.Equal("2", await NextAsync(events));
    }

    [Fact]
    public async Task What_another_instance_took_in_is_told_at_the_next_look()
    {
        var time = new TimeOfLooks();
        await using var site = new ClinicSite { Time = time };
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        var known = (await site.InquiriesAsync())[0];
        await using var events = await ListenAsync(nora, known.ReceivedAt.Ticks.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("0", await NextAsync(events));
        var told = NextAsync(events);
        // Written past this process: nothing here was raised.
        await site.QueryAsync(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(
            db.Database, $"UPDATE Inquiries SET ReceivedAt = {known.ReceivedAt.AddSeconds(1)}", TestContext.Current.CancellationToken));
        // Never further than to a look that is waited for: the connection itself ends after a minute.
        while (await Task.WhenAny(told, time.LookIsWaitedForAsync()) != told) time.Advance(TimeOfLooks.Every);

        Assert.Equal("1", await told);
    }

    [Fact]
    public async Task A_connection_ends_within_a_minute_so_that_who_was_signed_out_hears_no_more()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync();
        await using var events = await ListenAsync(nora, "0");
        Assert.Equal("0", await NextAsync(events));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await NextAsync(events));
        await nora.SubmitAsync((await nora.GetPageAsync("/desk")).Form("/desk/sign-out"));
        Assert.StartsWith("/desk/sign-in", (await nora.GetPageAsync("/desk/arrivals?since=0")).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_event_streams_a_number_is_asked_for_and_what_was_set_aside_is_not_counted()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Blank"] = "https://spam.example" });
        var nora = await site.SignInAsync();
        Assert.Equal("""{"arrivals":1,"dangers":0}""", (await nora.GetPageAsync("/desk/arrivals?since=0")).Text);
        var since = (await nora.GetPageAsync("/desk")).Document.QuerySelector("#arrivals")!.GetAttribute("data-since");
        Assert.Equal("""{"arrivals":0,"dangers":0}""", (await nora.GetPageAsync($"/desk/arrivals?since={since}")).Text);
    }

    [Fact]
    public async Task Danger_is_told_by_its_own_name_and_before_the_number_of_arrivals()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await using var events = await ListenAsync(nora, "0");
        Assert.Equal("0", await NextAsync(events));
        await UrgencyTests.ReceiveAsync(site, new(null, InDanger.Yes, false));
        Assert.Equal("1", await NextAsync(events));
        Assert.Equal("dangers", events.Current.EventType);
        Assert.Equal("1", await NextAsync(events));
        Assert.Equal("arrivals", events.Current.EventType);

        var known = (await nora.GetPageAsync("/desk")).Document.QuerySelector("#arrivals")!;
        Assert.Equal("""{"arrivals":0,"dangers":0}""",
            (await nora.GetPageAsync($"/desk/arrivals?since={known.GetAttribute("data-since")}&danger={known.GetAttribute("data-danger")}")).Text);
    }

    [Fact]
    public async Task A_proxy_is_told_to_pass_the_stream_on_as_it_comes()
    {
        await using var site = new ClinicSite();
        var staff = await site.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk/arrivals?since=0");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        using var answer = await staff.OpenAsync(request);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", Assert.Single(answer.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal((true, true), (answer.Headers.CacheControl!.NoStore, answer.Headers.CacheControl.NoTransform));
        Assert.Equal(["identity"], answer.Content.Headers.ContentEncoding);
        Assert.Equal("no-store", (await staff.GetPageAsync("/desk")).Response.Headers.CacheControl!.ToString());
    }

    /// <summary>A clock that tells when something waits as long as there is between two looks into the database.</summary>
    private sealed class TimeOfLooks() : FakeTimeProvider(DateTimeOffset.UtcNow)
    {
        public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

        private readonly Channel<ITimer> waits = Channel.CreateUnbounded<ITimer>();

        public Task LookIsWaitedForAsync() => waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == Every) waits.Writer.TryWrite(timer);
            return timer;
        }
    }

    private static async Task<IAsyncEnumerator<SseItem<string>>> ListenAsync(BrowserSession staff, string since)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/desk/arrivals?since={since}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        var stream = await staff.OpenStreamAsync(request);
        return SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    private static async Task<string?> NextAsync(IAsyncEnumerator<SseItem<string>> events) =>
        await events.MoveNextAsync() ? events.Current.Data : null;
}
