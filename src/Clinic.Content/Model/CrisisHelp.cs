namespace Clinic.Content;

public enum CrisisContact
{
    Call,
    Text,
    Chat,

    /// <summary>Sign language, by videophone from the service's own page.</summary>
    Video,
}

/// <summary>One way to reach help in a crisis.</summary>
public sealed record CrisisLine
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required CrisisContact Kind { get; init; }

    /// <summary>Digits as dialed; null where there is a page instead.</summary>
    public string? Number { get; init; }

    public string? Url { get; init; }

    /// <summary>The number as it is read.</summary>
    public required string Display { get; init; }

    /// <summary>The number as a screen reader should say it.</summary>
    public required string Say { get; init; }

    /// <summary>The word to send, for a text.</summary>
    public string? Send { get; init; }

    /// <summary>The key to press once connected.</summary>
    public string? Press { get; init; }

    public string? Hours { get; init; }

    public required string Who { get; init; }

    /// <summary><c>en</c> where <see cref="Who"/> has not been translated; else null.</summary>
    public string? WhoMark { get; init; }

    public required Verification Verified { get; init; }

    /// <summary>national, new-jersey or bergen.</summary>
    public required string Where { get; init; }

    /// <summary>The language it is told in.</summary>
    public Texts Texts { get; init; } = Texts.English;

    public string Href => Kind switch
    {
        CrisisContact.Call => $"tel:{Number}",
        CrisisContact.Text => Send is null ? $"sms:{Number}" : $"sms:{Number}?body={Uri.EscapeDataString(Send)}",
        _ => Url!,
    };

    /// <summary>
    /// What a screen reader says for the link. It begins with what is seen, so that who works by voice can name it
    /// (WCAG 2.5.3).
    /// </summary>
    public string Label => Kind switch
    {
        CrisisContact.Call => Texts.Of("{0}: call {1}, {2}", Display, Say, Name),
        CrisisContact.Text => Texts.Of("{0}: text {1}, {2}", Display, Say, Name),
        CrisisContact.Video => $"{Display}: {Name}",
        _ => Texts.Of("{0}: chat with {1}", Display, Name),
    };
}

/// <summary>Every crisis number, once, from <c>crisis.yml</c>.</summary>
public sealed record CrisisHelp
{
    public required DateOnly Checked { get; init; }

    public required string BoxHeading { get; init; }

    public required string BoxHtml { get; init; }

    /// <summary>One line for the frame.</summary>
    public required string ShortHtml { get; init; }

    /// <summary><c>en</c> where the box, or the line of the frame, has not been translated; else null.</summary>
    public string? BoxMark { get; init; }

    public string? ShortMark { get; init; }

    public required IReadOnlyList<CrisisLine> Lines { get; init; }

    public CrisisLine? Find(string id) => Lines.FirstOrDefault(line => line.Id == id);
}
