namespace Clinic.Web.Features.Shared;

/// <summary>What the visitor agrees to by sending a form. A change of the words is a new version.</summary>
public static class Consent
{
    public const string Version = "2026-11-23";

    public const string Text =
        "I agree that the clinic's staff may read what I wrote and use it to answer me. "
        + "I know this form is not watched around the clock and is not for emergencies.";
}
