using System.Globalization;

namespace Clinic.Web.Features.Asking.Consultation;

/// <summary>One question of the form, for those who want one at a time.</summary>
/// <param name="Title">What the step asks, as its heading.</param>
/// <param name="Partial">The view of its fields, which the whole form shows too.</param>
/// <param name="Fields">The form's properties it asks for; rules look at no field of another step.</param>
public sealed record ConsultationStep(string Title, string Partial, IReadOnlyList<string> Fields)
{
    public static readonly IReadOnlyList<ConsultationStep> All =
    [
        new("Whom it is for", "_Whom", ["AskingFor", "TheirName", "TheyAgreed"]),
        new("Your name", "_Name", ["Name"]),
        new("How to reach you", "_Reach", ["Phone", "Email", "ReachBy"]),
        new("Reaching you safely", "_Plan", ["TimeToReach", "QuietHours", "Voicemail", "NameClinic"]),
        new("What you would like help with", "_Help", ["Topic", "CanWait"]),
        new("What we should know", "_Message", ["Message"]),
        new("Your language, and how you found us", "_Language", ["Language", "Interpreter", "HeardFrom"]),
        new("Your agreement", "_InquiryEnd", ["Agree", "Blank"]),
    ];

    /// <summary>A step's address below the form's.</summary>
    /// <param name="number">Counted from 1.</param>
    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/step/{number}");

    /// <summary>The number, counted from 1, of the step that asks for a field; the first for a field of none.</summary>
    public static int NumberOf(string field)
    {
        for (var n = 0; n < All.Count; n++)
        {
            if (All[n].Fields.Contains(field)) return n + 1;
        }

        return 1;
    }

    /// <summary>Takes this step's answers, and nothing else, from one form into another.</summary>
    public void Copy(ConsultationForm from, ConsultationForm to)
    {
        foreach (var property in Fields.Select(name => typeof(ConsultationForm).GetProperty(name)!))
            property.SetValue(to, property.GetValue(from));
    }
}

/// <summary>What a step's page sends beside its fields.</summary>
public sealed class ConsultationStepForm
{
    /// <summary>The answers so far, sealed, for when the draft has ended.</summary>
    public string? State { get; set; }

    public int Number { get; set; }

    /// <summary><c>Back</c>, <c>OnePage</c>, or nothing to go on.</summary>
    public string? Go { get; set; }
}

/// <param name="Number">Counted from 1.</param>
/// <param name="State">The answers so far, sealed.</param>
public sealed record ConsultationStepPage(int Number, ConsultationForm Form, string State)
{
    public ConsultationStep Step => ConsultationStep.All[Number - 1];
}
