using System.Data.Common;
using Clinic.Web.Data;
using Clinic.Web.Tests.Inquiries;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Data;

/// <summary>Whoever sent something is gone before it is stored: a phone in a lift, a closed lid. It is stored all the same.</summary>
public sealed class DroppedConnectionTests
{
    [Fact]
    public async Task A_form_is_stored_when_its_sender_is_gone_at_the_first_look_into_the_database()
    {
        var drop = new Drop();
        await using var site = SiteWith(drop);
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync("/contact")).Form("/contact");

        await drop.DuringAsync(gone => browser.SendUntilAsync(Post("/contact", FormFields.Fill(form, Filled.Well(), null)), gone));

        await site.UntilStoredAsync(async () => (await site.InquiriesAsync()).Count == 1);
    }

    [Theory]
    [InlineData("notes", "Note.Text", "Called twice, nobody was in.")]
    [InlineData("status", "Status.To", "Contacted")]
    public async Task What_staff_saved_is_saved_when_they_are_gone(string act, string field, string value)
    {
        var drop = new Drop();
        await using var one = await OneInquiry.AtAsync(SiteWith(drop));
        var form = (await one.Nora.GetPageAsync(one.Path)).Form($"{one.Path}/{act}");
        var before = (await one.NowAsync()).Version;

        await drop.DuringAsync(gone => one.Nora.SendUntilAsync(
            Post($"{one.Path}/{act}", FormFields.Fill(form, new Dictionary<string, string?> { [field] = value }, null)), gone));

        await one.Site.UntilStoredAsync(async () => (await one.NowAsync()).Version != before);
    }

    private static ClinicSite SiteWith(Drop drop) => new()
    {
        Replace = services => services.ConfigureDbContext<SqliteClinicDbContext>(options => options.AddInterceptors(drop)),
    };

    private static HttpRequestMessage Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };

    /// <summary>Hangs up at the first look for an inquiry: the form has been read, nothing is stored yet.</summary>
    private sealed class Drop : DbCommandInterceptor
    {
        private CancellationTokenSource? line;

        public async Task DuringAsync(Func<CancellationToken, Task> request)
        {
            using var cut = new CancellationTokenSource();
            line = cut;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request(cut.Token));
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("FROM \"Inquiries\"", StringComparison.Ordinal) && Interlocked.Exchange(ref line, null) is { } cut)
                await cut.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return result;
        }
    }
}

internal static class DroppedWaiting
{
    public static async Task UntilStoredAsync(this ClinicSite site, Func<Task<bool>> stored)
    {
        Assert.NotNull(site);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await stored())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
