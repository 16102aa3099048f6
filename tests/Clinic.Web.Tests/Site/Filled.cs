namespace Clinic.Web.Tests.Site;

/// <summary>What a person might type, with words found nowhere else, so that a search for them means something.</summary>
public static class Filled
{
    public const string Name = "Ottoline Quackenbush";
    public const string Email = "ottoline.q@mail.example";
    public const string Phone = "201-555-0147";
    public const string TimeToReach = "Tuesdays after the lighthouse tour";
    public const string Message = "I have felt marzipan-gray since the winter and two medicines did not help.";

    /// <summary>Every one of the words above.</summary>
    public static readonly IReadOnlyList<string> Words = [Name, "Quackenbush", Email, Phone, TimeToReach, "lighthouse", Message, "marzipan-gray"];

    /// <summary>A form filled in well, but for the changes.</summary>
    public static Dictionary<string, string?> Well(IReadOnlyDictionary<string, string?>? changes = null)
    {
        var values = new Dictionary<string, string?>
        {
            ["Name"] = Name,
            ["Email"] = Email,
            ["Phone"] = Phone,
            ["ReachBy"] = "Email",
            ["TimeToReach"] = TimeToReach,
            ["Topic"] = "Depression",
            ["Message"] = Message,
            ["CanWait"] = "Yes",
            ["Agree"] = "true",
        };
        foreach (var (name, value) in changes ?? new Dictionary<string, string?>()) values[name] = value;
        return values;
    }
}
