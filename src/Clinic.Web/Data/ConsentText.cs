using System.Security.Cryptography;
using System.Text;
using Clinic.Content;

namespace Clinic.Web.Data;

/// <summary>What the visitor agrees to by sending a form. A change of the words is a new version.</summary>
public static class ConsentText
{
    public const string Version = "2026-11-25.2";

    public const string Text =
        "I agree that the clinic's staff may read what I wrote and use it to answer me. "
        + "A program on the clinic's own server looks through it for signs of danger, to show me help first and to alert the staff. "
        + "My words are stored encrypted. Facts to sort the work by are stored readable beside them, such as the topic, the times, and that words of danger were found; the privacy notice lists them all. "
        + "It all stays until the clinic erases it, which I can ask for. "
        + "I know this form is not watched around the clock and is not for emergencies.";

    // What was agreed to before, so that an old agreement can still be shown in its own words.
    private static readonly string[] Earlier =
    [
        "I agree that the clinic's staff may read what I wrote and use it to answer me. "
        + "I know this form is not watched around the clock and is not for emergencies.", // 2026-11-23
        "I agree that the clinic's staff may read what I wrote and use it to answer me. "
        + "A program on the clinic's own server looks through it for signs of danger, to show me help first and to alert the staff. "
        + "My words are stored encrypted; the topic, the times, and that words of danger were found are stored readable beside them. "
        + "It all stays until the clinic erases it, which I can ask for. "
        + "I know this form is not watched around the clock and is not for emergencies.", // 2026-11-25
    ];

    /// <summary>SHA-256 of the text in UTF-8.</summary>
    public static string Hash { get; } = HashOf(Text);

    /// <summary>The words that were shown, now or under an earlier version; null where none has that hash.</summary>
    /// <param name="hash">Of the words.</param>
    /// <param name="shown">What the site says in the language they were shown in; null for English.</param>
    public static string? TextOf(string? hash, Texts? shown = null) => Earlier.Append(Text)
        .SelectMany(english => new[] { english, shown?.Find("asking", english) }).FirstOrDefault(text => text is not null && HashOf(text) == hash);

    /// <summary>Kept with each agreement: it proves which words were shown, in which language.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
