using Clinic.Web.Data;

namespace Clinic.Web.Startup.Commands;

/// <summary>
/// Somebody whom nobody can take for real: the last name says that it is made up, the address is of a domain that no mail leaves
/// for (RFC 2606), the phone number of the block kept for stories (555-0100 to 555-0199). The same number makes the same person.
/// </summary>
public sealed class DemoPerson(int number)
{
    private static readonly string[] FirstNames =
    [
        "Ada", "Bruno", "Chidi", "Dolores", "Elif", "Farah", "Greta", "Hugo", "Imani", "Jun", "Kofi", "Lena",
        "Mateo", "Noor", "Oskar", "Priya", "Quinn", "Rosa", "Sven", "Thuy", "Uma", "Viktor", "Wren", "Yusuf",
    ];

    private static readonly string[] LastNames =
    [
        "Demofield", "Examplewood", "Fabledale", "Fictionby", "Inventham", "Madeupson", "Mockridge", "Modelstone", "Nobodysen",
        "Placeholder", "Pretendwell", "Samplesmith", "Storybrook", "Testerly", "Trialsworth", "Unrealito",
    ];

    private static readonly string[] Messages =
    [
        "I have tried three antidepressants and would like to know whether this could be an option for me.",
        "My sister told me about you. I sleep badly and cannot focus at work.",
        "How many sessions do people usually have, and can I drive afterwards?",
        "I take lithium. Is that a problem?",
        "I would like to understand the costs before I come in.\nCan you send me a written estimate?",
        "I am asking for my father, who is 61 and does not like to use the computer.",
    ];

    private readonly Random random = new(number);

    public InquiryWords Words()
    {
        var (first, last) = (Pick(FirstNames), Pick(LastNames));
        var email = Chance(0.8) ? $"{first}.{last}.{number}@demo.example".ToLowerInvariant() : null;
        return new InquiryWords
        {
            Reach = new Reach
            {
                Name = $"{first} {last}",
                Email = email,
                Phone = $"201-555-01{random.Next(100):00}",
                ReachBy = email is null ? Pick(ContactWay.Phone, ContactWay.Text) : Pick<ContactWay>(),
                TimeToReach = Pick("Mornings", "After 5 pm", "Weekdays at lunch", null),
            },
            Message = Pick(Messages),
            Language = Pick(null, null, null, null, "Spanish", "한국어", "Portuguese", "Quechua"),
        };
    }

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(params T[] of) => of[random.Next(of.Length)];

    public T Pick<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both among them.</summary>
    public int Number(int least, int most) => random.Next(least, most + 1);

    public TimeSpan UpTo(TimeSpan most) => most * random.NextDouble();
}
