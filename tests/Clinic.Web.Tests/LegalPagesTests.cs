namespace Clinic.Web.Tests;

/// <summary>The rights that the notices have to name are named there, with their time limits and whom to turn to.</summary>
public sealed class LegalPagesTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    [Theory]
    [InlineData("/non-discrimination",
        "race, color, national origin, age, disability or sex",
        "race, creed, color, national origin, nationality or ancestry, and because of sex, pregnancy or breastfeeding",
        "sexual orientation, gender identity or expression, disability, marital or partnership status, and military service",
        "Within 180 days", "grievance procedure", "15 other languages", "free of charge", "200 Independence Avenue SW", "Room 509F", "1-800-368-1019", "1-800-537-7697")]
    [InlineData("/good-faith-estimate", "120 calendar days", "$25", "cms.gov/nosurprises/consumers", "1-800-985-3059", "Keep the estimate and the bill", "$400", "three business days", "P.L. 2018, c. 32", "network", "written statement of the amount")]
    [InlineData("/privacy",
        "looks through your words for signs of danger", "What is kept in readable form", "How long is it kept?", "What stays after erasing?", "Backup copies", "somebody gets in who should not", "under 18",
        "How can you complain?", "1-800-368-1019")]
    public async Task A_notice_names_what_it_has_to(string path, params string[] named)
    {
        var page = (await site.NewBrowser().GetPageAsync(path)).MainText;
        Assert.DoesNotContain(named, words => !page.Contains(words, StringComparison.OrdinalIgnoreCase));
    }
}
