using System.Text.Json;

namespace Clinic.Web.Features.Account;

/// <summary>A form of the desk that arrived after its session had ended.</summary>
/// <param name="Path">Where it was going.</param>
/// <param name="Fields">All that was in it but its antiforgery token, which belonged to the session.</param>
public sealed record KeptForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What somebody wrote or chose, as far as it is words: what tells them which form this was.</summary>
    public IEnumerable<string> Words => Fields.Select(typed => typed.Value)
        .Where(value => value.Any(char.IsWhiteSpace) && !string.IsNullOrWhiteSpace(value));
}

/// <summary>
/// Carries such a form through signing in, sealed in the page: nothing that staff wrote is lost because ten hours were
/// over, and nothing of it is readable in between.
/// </summary>
public sealed class KeptForms(PassingSeals seals)
{
    private const string Purpose = "form kept through signing in";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>
    /// Null for what no page of this site sent, as browsers say it in <c>Sec-Fetch-Site</c> (W3C Fetch Metadata): nobody
    /// signs in to save what a stranger wrote. And for forms about one's own account: passwords are not shown again.
    /// </summary>
    public async Task<string?> KeepAsync(HttpRequest request, string path, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.Headers["Sec-Fetch-Site"] != "same-origin") return null;
        if (new PathString(path).StartsWithSegments("/desk/account")) return null;
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }

        var fields = form.Where(field => field.Key != "__RequestVerificationToken")
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""));
        return seals.Seal(Purpose, JsonSerializer.Serialize(new KeptForm(path, [.. fields])), Lifetime);
    }

    /// <summary>Null for what was not kept here within the hour.</summary>
    public KeptForm? Open(string? kept) => seals.Open(Purpose, kept) is { } form ? JsonSerializer.Deserialize<KeptForm>(form) : null;
}
