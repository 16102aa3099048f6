using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Asking.Consultation;

/// <summary>Asking for a consultation: the whole form on one page, or one question at a time.</summary>
[Route("consultation")]
public sealed class ConsultationController(InquiryFormServices services, IValidator<ConsultationForm> validator)
    : InquiryFormController<ConsultationForm>(services, validator)
{
    protected override string Path => "/consultation";

    protected override bool AlwaysReviewed => true;

    protected override InquiryKind Kind => InquiryKind.ConsultationRequest;

    protected override string SendButton => "Send my request";

    /// <param name="steps">Anything but nothing: one question at a time.</param>
    [EmptyForm]
    [HttpGet("")]
    public async Task<IActionResult> Index(string? draft, string? steps) =>
        FormPages.FirstAddress(Request, draft) is { } address ? Redirect(address)
        : steps is null ? await ShowAsync("", draft, View)
        : await ShowAsync(ConsultationStep.PathOf(1), draft, form => ShowStep(1, form));

    [HttpGet("step")]
    public IActionResult Step() => Redirect("/consultation?steps=1");

    [HttpGet("step/{number:int}")]
    public async Task<IActionResult> Step(int number, string? draft) =>
        number < 1 || number > ConsultationForm.Steps.Count ? NotFound()
        : FormPages.FirstAddress(Request, draft) is { } address ? Redirect(address)
        : await ShowAsync(ConsultationStep.PathOf(number), draft, form => ShowStep(number, form));

    /// <summary>Takes one step's answers into those before and leads to the next step, or to all answers after the last.</summary>
    [HttpPost("step")]
    [IgnoreAntiforgeryToken] // FindRefusalAsync checks it and keeps the words
    public async Task<IActionResult> Step(ConsultationForm typed, ConsultationStepForm sent)
    {
        var number = sent.Number;
        if (number < 1 || number > ConsultationForm.Steps.Count) return Answer(typed, new FormResult.Over());
        var step = ConsultationForm.Steps[number - 1];
        var mistakes = FormPages.ErrorsOf(ModelState).Where(error => step.Fields.Contains(error.Field)).ToList(); // no other step's
        return await WithAnswersAsync(new ReviewForm { Draft = typed.Draft, State = sent.State }, async form =>
        {
            step.Copy(typed, form);
            form.BySteps = true;
            // What is missing here is asked for again later.
            if (sent.Go is "Back") return await NextAsync(form, ConsultationStep.PathOf(Math.Max(1, number - 1)));
            if (sent.Go is "OnePage") return await NextAsync(form, "");

            FormPages.Show(mistakes, ModelState);
            await FindRefusalAsync(form);
            if (!ModelState.IsValid) return await MistakesAsync(form, ConsultationStep.PathOf(number));

            // The last step's agreement makes the form whole; one that came back to change an answer goes straight on from there.
            var missing = (await Validator.ValidateAsync(form)).Errors.Select(error => ConsultationStep.NumberOf(error.PropertyName)).ToHashSet();
            return missing.Count == 0 ? await GoOnAsync(form)
                : await NextAsync(form, ConsultationStep.PathOf(number < ConsultationForm.Steps.Count ? number + 1 : missing.Min()));
        });
    }

    protected override string PageOf(ConsultationForm form, string field) =>
        form.BySteps ? ConsultationStep.PathOf(ConsultationStep.NumberOf(field)) : "";

    protected override (InquiryTopic Topic, string? AboutPage) AboutOf(ConsultationForm form) => (form.Topic!.Value, null);

    private ViewResult ShowStep(int number, ConsultationForm form) =>
        View("Step", new ConsultationStepPage(number, form, Services.Seals.SealAnswers(form)));
}
