using System.Net.Mail;

namespace Clinic.Web.Features.Shared;

/// <summary>Looks at email addresses: whether they can be one, and whether a common name in them is misspelled.</summary>
public static class TypedEmail
{
    // The mailboxes most people here have. A slip in these is worth a question; an unknown name is not.
    private static readonly string[] CommonHosts =
    [
        "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "live.com", "msn.com", "me.com",
        "comcast.net", "verizon.net", "optonline.net", "optimum.net", "att.net", "protonmail.com", "proton.me",
        "mail.com", "ymail.com", "gmx.com",
    ];

    private static readonly string[] CommonEndings = [".com", ".net", ".org", ".edu"];

    /// <summary>Only what no address can lack (RFC 5321 section 4.1.2): the mail itself is the test of the rest.</summary>
    public static bool CanBe(string address) =>
        !address.Any(char.IsWhiteSpace)
        && MailAddress.TryCreate(address, out var parsed)
        && parsed.Address == address
        && parsed.Host.IndexOf('.', StringComparison.Ordinal) > 0
        && !parsed.Host.EndsWith('.')
        && !parsed.Host.Contains("..", StringComparison.Ordinal);

    /// <summary>The address somebody may have meant, or null: "jo@gmial.com" may mean "jo@gmail.com".</summary>
    public static string? MayMean(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1) return null;
        var host = address[(at + 1)..].ToLowerInvariant();
        if (CommonHosts.Contains(host)) return null;
        var meant = CommonHosts.FirstOrDefault(common => IsOneSlipFrom(host, common)) ?? MendEnding(host);
        return meant is null ? null : $"{address[..at]}@{meant}";
    }

    // ".con", ".cmo" and the like stand for nothing, so they are slips whatever comes before.
    private static string? MendEnding(string host)
    {
        var dot = host.LastIndexOf('.');
        if (dot < 1) return null;
        var mended = host[dot..] switch
        {
            ".con" or ".cmo" or ".ocm" or ".comm" or ".vom" or ".xom" or ".cpm" => CommonEndings[0],
            ".ner" or ".nte" or ".bet" => CommonEndings[1],
            ".orgg" or ".ogr" => CommonEndings[2],
            ".eud" or ".deu" => CommonEndings[3],
            _ => null,
        };
        return mended is null ? null : host[..dot] + mended;
    }

    // One letter missing, extra, wrong, or two swapped.
    private static bool IsOneSlipFrom(string typed, string meant)
    {
        if (Math.Abs(typed.Length - meant.Length) > 1) return false;
        var start = 0;
        var shorter = Math.Min(typed.Length, meant.Length);
        while (start < shorter && typed[start] == meant[start]) start++;
        var end = 0;
        while (end < shorter - start && typed[^(end + 1)] == meant[^(end + 1)]) end++;
        var typedRest = typed[start..(typed.Length - end)];
        var meantRest = meant[start..(meant.Length - end)];
        return (typedRest.Length, meantRest.Length) switch
        {
            (0, 1) or (1, 0) or (1, 1) => true,
            (2, 2) => typedRest[0] == meantRest[1] && typedRest[1] == meantRest[0],
            _ => false,
        };
    }
}
