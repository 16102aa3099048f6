namespace Clinic.Content.Markdown.Components;

/// <summary>What <c>clinic.yml</c> lists: who works here, what it offers and charges, when it is closed. <c>.table</c> or a list.</summary>
internal static class ClinicFacts
{
    public static void Write(ComponentWriter block)
    {
        var clinic = block.Data.Clinic;
        switch (block.Fields.Text("show"))
        {
            case "clinicians":
                List(block, clinic.Clinicians);
                break;
            case "services":
                List(block, ClinicKeys.Services(clinic).Select(service => $"{service.Name}: {(service.Offered ? "offered here" : "not offered here")}"));
                break;
            case "holidays":
                List(block, clinic.Holidays.Select(holiday => FormattableString.Invariant($"{holiday.Date:dddd, MMMM d, yyyy}: {holiday.Name}")));
                break;
            case "fees":
                block.Line("<div class=\"table-wrap\"><table class=\"table\"><thead><tr><th scope=\"col\">Service</th><th scope=\"col\">Price</th><th scope=\"col\">What it covers</th></tr></thead><tbody>");
                foreach (var fee in clinic.Fees)
                {
                    block.Line($"<tr><th scope=\"row\">{ComponentWriter.Escape(fee.Service)}</th><td data-label=\"Price\">{ComponentWriter.Escape(fee.Amount)}</td>"
                        + $"<td data-label=\"What it covers\">{ComponentWriter.Escape(fee.Covers ?? "Ask us")}</td></tr>");
                    block.Words.Add($"{fee.Service} {fee.Amount} {fee.Covers}");
                }

                block.Line("</tbody></table></div>");
                break;
            default:
                block.Fields.Error("show", "`show` cannot be read.", "Write one of clinicians, services, holidays, fees.");
                break;
        }
    }

    private static void List(ComponentWriter block, IEnumerable<string> items)
    {
        block.Line("<ul>");
        foreach (var item in items)
        {
            block.Words.Add(item);
            block.Line($"<li>{ComponentWriter.Escape(item)}</li>");
        }

        block.Line("</ul>");
    }
}
