using System.Text.Json;
using System.Text.Json.Nodes;
using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Reading;

/// <summary>
/// What pages tell search engines (schema.org as JSON-LD). It holds nothing that the page does not say: no review
/// without a reviewer, and no clinic while the clinic is a sample.
/// </summary>
public sealed class StructuredData(PageLibrary library, SiteAddress address, IStringLocalizer<ReadingTexts> texts)
{
    // The default encoder writes <, > and & as \u003C and so on, so nothing in the data can end the script element.
    private static readonly JsonSerializerOptions Compact = new() { WriteIndented = false };

    public IHtmlContent ForPage(Page page)
    {
        var about = new JsonObject
        {
            ["@type"] = page.Section is PageSection.Learn ? "MedicalWebPage" : "WebPage",
            ["name"] = page.Title,
            ["description"] = page.Summary,
            ["inLanguage"] = library.Current.Language is { IsEnglish: false } language ? language.Code : "en-US",
            ["dateModified"] = Day(page.Updated),
        };
        if (address.Configured is { } root) about["url"] = root + library.Current.Addresses.Of(page.Path);
        if (page is { Reviewed: { } reviewed, Reviewer: { } reviewer })
        {
            about["lastReviewed"] = Day(reviewed);
            about["reviewedBy"] = new JsonObject { ["@type"] = "Person", ["name"] = reviewer };
        }

        if (page.Citations.Count > 0) about["citation"] = new JsonArray([.. page.Citations.Select(c => JsonValue.Create(Cited(c.Reference)))]);
        return Script(about, Breadcrumbs(page));
    }

    public IHtmlContent ForGlossary()
    {
        var terms = library.Current.Glossary.Select(term => new JsonObject
        {
            ["@type"] = "DefinedTerm",
            ["name"] = term.Term,
            ["description"] = term.Meaning,
        });
        return Script(new JsonObject
        {
            ["@type"] = "DefinedTermSet",
            ["name"] = texts["Glossary"].Value,
            ["hasDefinedTerm"] = new JsonArray([.. terms]),
        });
    }

    public IHtmlContent ForClinic()
    {
        var clinic = library.Current.Clinic;
        if (clinic.Sample) return HtmlString.Empty;
        var data = new JsonObject
        {
            ["@type"] = "MedicalClinic",
            ["name"] = clinic.Name,
            ["telephone"] = clinic.Phone,
            ["email"] = clinic.Email,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = clinic.Address.Street,
                ["addressLocality"] = clinic.Address.City,
                ["addressRegion"] = clinic.Address.State,
                ["postalCode"] = clinic.Address.Zip,
                ["addressCountry"] = "US",
            },
            ["openingHours"] = new JsonArray([.. clinic.Hours.Select(Opening)]),
        };
        if (address.Configured is { } root) data["url"] = root;
        return Script(data);
    }

    private JsonObject Breadcrumbs(Page page)
    {
        var steps = new List<(string Name, string Path)> { (texts["Home"], "/") };
        if (page.Section is PageSection.Learn) steps.Add((texts["Learn"], "/learn"));
        steps.Add((page.Short, page.Path));
        var items = steps.Select((step, index) =>
        {
            var item = new JsonObject { ["@type"] = "ListItem", ["position"] = index + 1, ["name"] = step.Name };
            if (address.Configured is { } root) item["item"] = root + library.Current.Addresses.Of(step.Path);
            return item;
        });
        return new JsonObject { ["@type"] = "BreadcrumbList", ["itemListElement"] = new JsonArray([.. items]) };
    }

    // As text (schema.org/citation): the address where there is one. Whole entries would not fit a first visit's budget.
    private static string Cited(Reference reference) =>
        reference.Links.FirstOrDefault() is { Href: { } href } ? href : $"{reference.Title}. {reference.Source}";

    // Such as "Mo,Tu,We,Th,Fr 09:00-17:00" (schema.org/openingHours).
    private static JsonNode Opening(OpeningHours hours) => JsonValue.Create(
        $"{string.Join(',', hours.Days.Select(day => day.ToString()[..2]))} {hours.Opens:HH\\:mm}-{hours.Closes:HH\\:mm}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static HtmlString Script(params JsonNode[] graph)
    {
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray(graph) };
        return new HtmlString($"<script type=\"application/ld+json\">{data.ToJsonString(Compact)}</script>");
    }
}
