using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace Clinic.Web.Features.Asking.Consultation;

/// <summary>One question of the form, for those who want one at a time.</summary>
public sealed class ConsultationStep
{
    private readonly IReadOnlyList<MemberExpression> asks;

    /// <param name="title">What the step asks, as its heading.</param>
    /// <param name="partial">The view of its fields, which the whole form shows too.</param>
    /// <param name="asks">The form's fields it asks for; rules look at no field of another step.</param>
    public ConsultationStep(string title, string partial, params Expression<Func<ConsultationForm, object?>>[] asks)
    {
        (Title, Partial) = (title, partial);
        this.asks = [.. asks.Select(field => (MemberExpression)(field.Body is UnaryExpression boxed ? boxed.Operand : field.Body))];
        Fields = [.. this.asks.Select(field => field.Member.Name)];
    }

    public string Title { get; }

    public string Partial { get; }

    /// <summary>The names of its fields.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>A step's address below the form's.</summary>
    /// <param name="number">Counted from 1.</param>
    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/step/{number}");

    /// <summary>The number, counted from 1, of the step that asks for a field; the first for a field of none.</summary>
    public static int NumberOf(string field)
    {
        var number = 1 + ConsultationForm.Steps.ToList().FindIndex(step => step.Fields.Contains(field));
        return Math.Max(1, number);
    }

    /// <summary>Takes this step's answers, and nothing else, from one form into another.</summary>
    public void Copy(ConsultationForm from, ConsultationForm to)
    {
        foreach (var field in asks)
        {
            var property = (PropertyInfo)field.Member;
            property.SetValue(HolderOf(field, to), property.GetValue(HolderOf(field, from)));
        }
    }

    /// <summary>What its view shows: the form itself, or the part of it that it asks for.</summary>
    public object PartOf(ConsultationForm form) => HolderOf(asks[0], form);

    // The form itself, or its part that the field belongs to.
    private static object HolderOf(MemberExpression field, ConsultationForm form) =>
        field.Expression is MemberExpression { Member: PropertyInfo part } ? part.GetValue(form)! : form;
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
    public ConsultationStep Step => ConsultationForm.Steps[Number - 1];
}
