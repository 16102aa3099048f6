using System.Security.Cryptography;
using System.Text;

namespace Clinic.Web.Features.Shared;

/// <summary>What the visitor agrees to by sending a form. A change of the words is a new version.</summary>
public static class Consent
{
    public const string Version = "2026-11-23";

    public const string Text =
        "I agree that the clinic's staff may read what I wrote and use it to answer me. "
        + "I know this form is not watched around the clock and is not for emergencies.";

    /// <summary>SHA-256 of the text in UTF-8, kept with each agreement: it proves which words were shown.</summary>
    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
