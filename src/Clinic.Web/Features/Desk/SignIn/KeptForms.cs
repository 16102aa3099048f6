using System.Text.Json;
using Clinic.Web.Hosting;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>A form that arrived and could not be dealt with: its session had ended, or the site failed.</summary>
/// <param name="Path">Where it was going.</param>
/// <param name="Fields">All that was in it but its antiforgery token, which belonged to the session.</param>
public sealed record KeptForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What somebody wrote or chose, as far as it is words: what tells them which form this was.</summary>
    public IEnumerable<string> Words => Fields.Select(typed => typed.Value)
        .Where(value => value.Any(char.IsWhiteSpace) && !string.IsNullOrWhiteSpace(value));
}

/// <summary>
/// Carries a form of the desk through signing in, sealed in the page: nothing that staff wrote is lost because ten hours were
/// over, and nothing of it is readable in between.
/// </summary>
public sealed class KeptForms(PassingSeals seals)
{
    private const string Purpose = "form kept through signing in";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // Their forms hold a password, which is not shown again.
    private static readonly PathString[] WithPasswords = [DeskPaths.Account, DeskPaths.Join, DeskPaths.SignIn];

    /// <summary>
    /// Null for what no page of this site sent, as browsers say it in <c>Sec-Fetch-Site</c> (W3C Fetch Metadata): nobody
    /// signs in to save what a stranger wrote. And for what <see cref="ReadAsync"/> does not give back.
    /// </summary>
    public async Task<string?> KeepAsync(HttpRequest request, string path, CancellationToken cancellation) =>
        request.Headers["Sec-Fetch-Site"] == "same-origin" && await ReadAsync(request, path, cancellation) is { } form
            ? seals.Seal(Purpose, JsonSerializer.Serialize(form), Lifetime)
            : null;

    /// <summary>Null for what is no form, cannot be read, or may hold a password.</summary>
    public static async Task<KeptForm?> ReadAsync(HttpRequest request, PathString path, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return null;
        if (WithPasswords.Any(place => path.StartsWithSegments(place))) return null;
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
        return new KeptForm(path + request.QueryString, [.. fields]);
    }

    /// <summary>Null for what was not kept here within the hour.</summary>
    public KeptForm? Open(string? kept) => seals.Open(Purpose, kept) is { } form ? JsonSerializer.Deserialize<KeptForm>(form) : null;
}
