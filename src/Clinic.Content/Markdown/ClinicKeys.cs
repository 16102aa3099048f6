using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace Clinic.Content.Markdown;

/// <summary>
/// <c>::: when clinic.fees</c> and <c>::: unless clinic.fees</c>: what stands in them is on the page only while
/// <c>clinic.yml</c> states the key, or only while it does not. A page can so never say that something is missing which
/// is there.
/// </summary>
internal static class ClinicKeys
{
    public const string When = "when";
    public const string Unless = "unless";

    private static readonly Dictionary<string, Func<ClinicProfile, bool>> Stated = new(StringComparer.Ordinal)
    {
        ["clinicians"] = clinic => clinic.Clinicians.Count > 0,
        ["fees"] = clinic => clinic.Fees.Count > 0,
        ["insurance"] = clinic => clinic.Insurance is not null,
        ["languageHelp"] = clinic => clinic.LanguageHelp is not null,
        ["civilRightsCoordinator"] = clinic => clinic.CivilRightsCoordinator is not null,
        ["services"] = clinic => Services(clinic).Any(),
        ["holidays"] = clinic => clinic.Holidays.Count > 0,
    };

    public static IEnumerable<string> Names => Stated.Keys;

    /// <summary>The services somebody has said yes or no about.</summary>
    public static IEnumerable<(string Name, bool Offered)> Services(ClinicProfile clinic) =>
        new[]
        {
            ("Ketamine infusions", clinic.Services.IvKetamine), ("Spravato nasal spray", clinic.Services.Spravato),
            ("Visits by video or phone", clinic.Services.Telehealth), ("Talk therapy", clinic.Services.Psychotherapy),
        }.Where(service => service.Item2 is not null).Select(service => (service.Item1, service.Item2!.Value));

    /// <summary>Whether a block is on the page only while the clinic has not stated something.</summary>
    public static bool IsUnless(Block block)
    {
        for (var at = block; at is not null; at = at.Parent)
        {
            if (at.ContainsData(typeof(ClinicKeys))) return true;
        }

        return false;
    }

    /// <summary>Takes out what does not hold for this clinic, before anything is rendered, searched or measured.</summary>
    public static void TakeOut(MarkdownDocument document, RenderContext context)
    {
        foreach (var container in document.Descendants<CustomContainer>().Where(c => c.Info is When or Unless).ToList())
        {
            var key = container.Arguments?.Trim() ?? "";
            if (!key.StartsWith("clinic.", StringComparison.Ordinal) || !Stated.TryGetValue(key["clinic.".Length..], out var stated))
            {
                context.Error(container.Line, "clinic", $"`::: {container.Info} {key}` asks for nothing that clinic.yml may leave open.", $"Write clinic. and one of {string.Join(", ", Names)}.");
                continue;
            }

            var at = container.Parent!.IndexOf(container);
            var (parent, keep) = (container.Parent, stated(context.Data.Clinic) == container.Info is When);
            parent.RemoveAt(at);
            if (!keep) continue;
            foreach (var child in container.ToList())
            {
                container.Remove(child);
                if (container.Info is Unless) child.SetData(typeof(ClinicKeys), Unless);
                parent.Insert(at++, child);
            }
        }
    }
}
