namespace Clinic.Web.Hosting;

/// <summary>Names the texts that every wing shows: frame, errors, forms and the clock (<c>content/…/texts/site.yml</c>).</summary>
public sealed class SiteTexts;
