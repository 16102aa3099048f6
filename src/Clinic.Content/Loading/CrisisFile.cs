namespace Clinic.Content;

/// <summary>Reads <c>crisis.yml</c>: what is read, what is said and what is dialed of each line is one number.</summary>
internal static class CrisisFile
{
    public const string Name = "crisis.yml";

    public static CrisisHelp? Read(YamlFields f, Texts texts, Func<string, int, string> render)
    {
        if (f.Map("box") is not { } box) return null;
        var lines = ReadLines(f, texts);
        var help = new CrisisHelp
        {
            Checked = f.Date("checked"),
            BoxHeading = texts.Of(box.Text("heading")),
            BoxHtml = render(texts.Of(box.Text("text")), box.LineOf("text")),
            ShortHtml = render(texts.Of(box.Text("short")), box.LineOf("short")),
            BoxMark = texts.MarkOf(box.Text("text")),
            ShortMark = texts.MarkOf(box.Text("short")),
            Lines = lines,
        };
        box.RefuseOthers();
        f.RefuseOthers();
        return help;
    }

    /// <summary>The lines alone, which rendering the box needs first.</summary>
    public static IReadOnlyList<CrisisLine> ReadLines(YamlFields f, Texts texts) => f.Maps("lines", line => CrisisLine(line, texts));

    private static CrisisLine CrisisLine(YamlFields f, Texts texts)
    {
        var kind = f.Choice<CrisisContact>("kind");
        var line = new CrisisLine
        {
            Id = f.Text("id"),
            Name = texts.Of(f.Text("name")),
            Kind = kind,
            Number = kind is CrisisContact.Chat or CrisisContact.Video ? f.TextOrNull("number") : f.Text("number"),
            Url = kind is CrisisContact.Chat or CrisisContact.Video ? f.Text("url") : f.TextOrNull("url"),
            Display = f.Text("display"),
            Say = texts.Of(f.Text("say")),
            Send = f.TextOrNull("send"),
            Press = f.TextOrNull("press"),
            Hours = f.TextOrNull("hours") is { } hours ? texts.Of(hours) : null,
            Who = texts.Of(f.Text("who")),
            WhoMark = texts.MarkOf(f.Text("who")),
            Texts = texts,
            Verified = f.Choice<Verification>("verified"),
            Where = f.Text("where"),
        };
        if (line.Number is { } number) CheckDialed(f, number, line);
        if (line.Url is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps))
            f.Error("url", "The address is not an https address.", "Write it in full, such as https://988lifeline.org/chat.");
        // For whoever checks the number again; nothing shows them.
        _ = (f.TextOrNull("source"), f.TextOrNull("languages"));
        return line;
    }

    // What is read, what is said and what is dialed is one number: short as 988, a code for texts, or one with its area code.
    private static void CheckDialed(YamlFields f, string number, CrisisLine line)
    {
        if (!number.All(char.IsAsciiDigit) || !(number.Length is 3 or 5 or 6 || TypedPhone.ToDial(number) is not null))
            f.Error("number", $"`{number}` cannot be dialed.", "Write the digits as dialed: three, a code of five or six for texts, or ten with the area code.");
        foreach (var (key, text) in new[] { ("display", line.Display), ("say", line.Say) })
        {
            if (string.Concat(text.Where(char.IsAsciiDigit)) is { Length: > 0 } digits && digits != number)
                f.Error(key, $"`{key}` is another number than `number`.", "Change number, display and say together.");
        }
    }
}
