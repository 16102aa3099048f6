using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MimeKit;

namespace Clinic.Content;

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

    private const int LocalPartMax = 64; // octets, RFC 5321 section 4.5.3.1.1

    // Comments, quotes and lists: the sender would send to another address than the one typed.
    private static readonly SearchValues<char> ForPrograms = SearchValues.Create("()<>\",;:\\");

    private static readonly IdnMapping Hosts = new() { UseStd3AsciiRules = true };

    /// <summary>Only what no address can lack (RFC 5321 section 4.1.2): the mail itself is the test of the rest.</summary>
    public static bool CanBe(string address) => Read(address) is not null;

    /// <summary>
    /// The address as mail is sent to it, or null when none can be. What sends mail and what takes an address both ask
    /// here: another parser of its own would take what then cannot be sent.
    /// </summary>
    public static MailboxAddress? Read(string? address)
    {
        if (address is null || address.AsSpan().ContainsAny(ForPrograms) || Plain(address) != address) return null;
        var at = address.LastIndexOf('@');
        if (at < 1 || Encoding.UTF8.GetByteCount(address.AsSpan(0, at)) > LocalPartMax || HostInAscii(address[(at + 1)..]) is not { } host) return null;
        var labels = host.Split('.');
        if (labels.Length < 2 || labels[^1].All(char.IsAsciiDigit)) return null;
        try
        {
            return new MailboxAddress("", address);
        }
        catch (ParseException)
        {
            return null;
        }
    }

    /// <summary>
    /// What two spellings of one address have in common, to be compared by its code units and never by a culture or a
    /// database's collation: no invisible signs or spaces around it, compatible forms made one (Unicode NFKC), capitals
    /// (without the rules of any language, so that I, İ and ı stay three letters), the host as the network knows it.
    /// </summary>
    [return: NotNullIfNotNull(nameof(address))]
    public static string? Normalize(string? address)
    {
        if (address is null) return null;
        var plain = Plain(address).Normalize(NormalizationForm.FormKC);
        var at = plain.LastIndexOf('@');
        var host = at < 0 ? null : HostInAscii(plain[(at + 1)..]);
        return (host is null ? plain : $"{plain[..at]}@{host}").ToUpperInvariant().Normalize(NormalizationForm.FormKC);
    }

    // Without blanks and what nobody sees, which is never part of an address and which Unicode cannot always normalize.
    private static string Plain(string address) => string.Concat(address.EnumerateRunes().Where(sign => !Rune.IsWhiteSpace(sign)
        && Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)));

    private static string? HostInAscii(string host)
    {
        try
        {
            return Hosts.GetAscii(host) is var ascii && !ascii.EndsWith('.') ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

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
