namespace Clinic.Web.Features.Shared;

/// <summary>What an email address cannot lack; the mail itself is the test of the rest.</summary>
public static class EmailAddress
{
    /// <summary>True for nothing, too: whether an address is needed is for the form to say.</summary>
    public static bool LooksRight(string? email)
    {
        if (email is null) return true;
        var at = email.LastIndexOf('@');
        return at > 0 && at < email.Length - 3 && !email.Any(char.IsWhiteSpace)
            && email.IndexOf('.', at) > at + 1 && email[^1] != '.';
    }
}
