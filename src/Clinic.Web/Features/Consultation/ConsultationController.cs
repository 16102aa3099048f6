using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Hosting;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Consultation;

/// <summary>Asking for a consultation: the whole form on one page, or one question at a time.</summary>
[Route("consultation")]
public sealed class ConsultationController(InquiryFormServices services, IValidator<ConsultationForm> validator)
    : InquiryFormController<ConsultationForm>(services, validator)
{
    protected override string Path => "/consultation";

    protected override bool AlwaysReviewed => true;

    protected override InquiryKind Kind => InquiryKind.ConsultationRequest;

    /// <param name="steps">Anything but nothing: one question at a time.</param>
    [EmptyForm]
    [HttpGet("")]
    public IActionResult Index(string? steps) => steps is null ? View(NewForm()) : ShowStep(1, NewForm());

    [HttpGet("step")]
    public IActionResult Step() => Redirect("/consultation?steps=1");

    /// <summary>Takes one step's answers into those sealed before and shows the next step, or all answers after the last.</summary>
    [HttpPost("step")]
    [IgnoreAntiforgeryToken] // FindRefusalAsync checks it and keeps the words
    public async Task<IActionResult> Step(ConsultationForm typed, ConsultationStepForm sent)
    {
        if (Services.Seals.OpenAnswers<ConsultationForm>(sent.State) is not { } form || sent.Number < 1 || sent.Number > ConsultationStep.All.Count)
            return StartAgain();

        var step = ConsultationStep.All[sent.Number - 1];
        step.Copy(typed, form);
        form.BySteps = true;
        foreach (var other in ModelState.Keys.Except(step.Fields).ToList()) ModelState.Remove(other);
        if (sent.Go is "OnePage" or "Back")
        {
            ModelState.Clear(); // what is missing here is asked for again later
            return sent.Go is "Back" ? ShowStep(Math.Max(1, sent.Number - 1), form) : View("Index", form);
        }

        await FindRefusalAsync(form);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return ShowStep(sent.Number, form);
        }

        ModelState.Clear(); // the next step's fields show what was sealed
        // The last step's agreement makes the form whole; one that came back to change an answer goes straight on from there.
        var missing = (await Validator.ValidateAsync(form)).Errors.Select(error => ConsultationStep.NumberOf(error.PropertyName)).ToHashSet();
        return missing.Count == 0 ? Check(form)
            : sent.Number < ConsultationStep.All.Count ? ShowStep(sent.Number + 1, form)
            : ShowStep(missing.Min(), form);
    }

    protected override IActionResult Change(ConsultationForm form, string field) =>
        form.BySteps ? ShowStep(ConsultationStep.NumberOf(field), form) : base.Change(form, field);

    protected override (InquiryTopic Topic, string? AboutPage) AboutOf(ConsultationForm form) => (form.Topic!.Value, null);

    private ViewResult ShowStep(int number, ConsultationForm form) =>
        View("Step", new ConsultationStepPage(number, form, Services.Seals.SealAnswers(form)));
}
