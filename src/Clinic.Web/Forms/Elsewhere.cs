namespace Clinic.Web.Forms;

/// <summary>Where "Leave this page" leads.</summary>
public static class Elsewhere
{
    public const string Address = "https://www.weather.gov/";
}
