namespace Clinic.Web.Features.Leave;

/// <summary>Where "Leave this page" leads.</summary>
public static class Elsewhere
{
    public const string Address = "https://www.weather.gov/";
}
