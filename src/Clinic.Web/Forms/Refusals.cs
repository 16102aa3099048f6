using Clinic.Content;

namespace Clinic.Web.Forms;

/// <summary>Why a visitor's form could not go on, in words that say what to do; the same on every form.</summary>
public static class Refusals
{
    public static string WithoutCookie(ClinicProfile clinic) => clinic.Texts.Of(
        "Your browser sent no cookie with this, so it may have cookies turned off. We need one to tell your form from a forged one. Nothing is lost: please send it again. If you see this once more, allow cookies for this site, or call us at {0}",
        clinic.Phone);

    public static string NotStored(ClinicProfile clinic) => clinic.Texts.Of(
        "Something went wrong on our side, and we may not have what you sent. Everything you typed is still here. Please send it again in a few minutes, or call us at {0}",
        clinic.Phone);
}
