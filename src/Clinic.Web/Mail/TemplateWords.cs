using System.Text.RegularExpressions;

namespace Clinic.Web.Mail;

/// <summary>Subject and text of a message or of what it begins as.</summary>
public sealed record TemplateWords(string Subject, string Text);

/// <summary>The marks in a template that stand for something of the one it goes to.</summary>
public static partial class Placeholders
{
    public const string Name = "{name}";
    public const string ReferenceLink = "{reference link}";
    public const string HelpLink = "{help link}";
    public const string Clinic = "{clinic}";
    public const string Phone = "{phone}";
    public const string When = "{when}";

    /// <summary>Each with what it becomes.</summary>
    public static readonly IReadOnlyList<(string Mark, string Becomes)> Known =
    [
        (Name, "the writer’s first name"),
        (ReferenceLink, "the address of their own request"),
        (HelpLink, "the address of the page with numbers that help at once"),
        (Clinic, "the clinic’s name where they allow it, else “the office you wrote to”"),
        (Phone, "the clinic’s phone number"),
        (When, "the arranged day and time"),
    ];

    /// <summary>The first mark in braces that nothing stands for, or null.</summary>
    public static string? FirstUnknown(string? text) =>
        Marks().Matches(text ?? "").Select(match => match.Value).FirstOrDefault(mark => Known.All(known => known.Mark != mark));

    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Marks().Replace(text, match => values.GetValueOrDefault(match.Value, match.Value));

    [GeneratedRegex(@"\{[^{}]*\}?|\}")]
    private static partial Regex Marks();
}
