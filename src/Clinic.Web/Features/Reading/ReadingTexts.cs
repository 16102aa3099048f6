namespace Clinic.Web.Features.Reading;

/// <summary>Names the texts of this wing: <c>content/…/texts/reading.yml</c>.</summary>
public sealed class ReadingTexts;
