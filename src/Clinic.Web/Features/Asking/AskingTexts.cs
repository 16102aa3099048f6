namespace Clinic.Web.Features.Asking;

/// <summary>Names the texts of this wing: <c>content/…/texts/asking.yml</c>.</summary>
public sealed class AskingTexts;
