using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using Clinic.Web.Data;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Clinic.Web.Mail;

/// <summary>
/// Why a mail did not go, as a code. What the server said may quote the patient's address, so the exception itself is
/// neither kept nor logged.
/// </summary>
public sealed record MailFailure(string Code, bool Permanent)
{
    private const string Mistake = "Unforeseen";

    /// <summary>What failed was the server or the way to it, and not this mail: when another mail goes through, this one may too.</summary>
    public static readonly IReadOnlyList<string> OfServer =
        ["SignInRefused", "TlsFailed", "TlsNotOffered", "ConnectionLost", "NotReachable", "TimedOut", "DatabaseAway"];

    /// <summary>No failure of delivery but a mistake of ours.</summary>
    public bool Unforeseen => Code.StartsWith(Mistake, StringComparison.Ordinal);

    public static MailFailure Of(Exception exception) => exception switch
    {
        // 5yz (RFC 5321 section 4.2.1): asking again changes nothing, if it was this mail and not the sign-in that was refused.
        NotWrittenException or DbException => new("DatabaseAway", false),
        ParseException => new("AddressNotAccepted", Permanent: true),
        SmtpCommandException smtp => new($"Smtp{(int)smtp.StatusCode}", (int)smtp.StatusCode >= 500
            && smtp.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted),
        AuthenticationException => new("SignInRefused", false),
        SslHandshakeException or System.Security.Authentication.AuthenticationException => new("TlsFailed", false),
        NotSupportedException => new("TlsNotOffered", false),
        ServiceNotConnectedException or SmtpProtocolException or IOException => new("ConnectionLost", false),
        SocketException => new("NotReachable", false),
        TimeoutException or OperationCanceledException => new("TimedOut", false),
        CryptographicException => new("EnvelopeUnreadable", false),
        _ when StorageTrouble.Is(exception) => new("DatabaseAway", false),
        _ => new(Mistake + exception.GetType().Name, false),
    };
}
