namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Passwords that are long and worth nothing (NIST SP 800-63B-4 section 3.1.1.2: names of the service and its user).</summary>
public static class Guessable
{
    // What is left beside the name: "RiverbendClinic2026!" is the name with the year.
    private const int LeftoverMin = 6;

    /// <summary>Why this password will not do, said so that one can choose another; null when it will.</summary>
    public static string? Reason(string? password, string email, string clinic) => password switch
    {
        null => null,
        _ when IsMostly(password, email) => "Choose a password that is not your email address",
        _ when IsMostly(password, clinic) => "Choose a password that is not the name of the clinic",
        _ => null,
    };

    /// <summary>"aaaaaaaaaaaaaaa" and "clinicclinicclinic": one thing again and again.</summary>
    public static bool IsRepetition(string password)
    {
        for (var length = 1; length <= password.Length / 2; length++)
        {
            if (!password.Where((letter, at) => letter != password[at % length]).Any()) return true;
        }

        return false;
    }

    /// <summary>The name or address, once or many times, with little beside it; case, spaces and marks aside.</summary>
    public static bool IsMostly(string password, string name)
    {
        var core = Core(name);
        return core.Length > 0
            && Core(password) is var typed
            && typed.Contains(core, StringComparison.Ordinal)
            && typed.Replace(core, "", StringComparison.Ordinal).Length < LeftoverMin;
    }

    private static string Core(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
