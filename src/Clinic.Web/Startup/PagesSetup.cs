using Clinic.Web.Clock;
using Clinic.Web.Features.Asking;
using Clinic.Web.Features.Asking.Requests;
using Clinic.Web.Features.Reading;
using Clinic.Web.Features.Reading.Learn;
using Clinic.Web.Features.Reading.Search;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Clinic.Web.Typed;
using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Clinic.Web.Startup;

public static class PagesSetup
{
    /// <summary>MVC with features as folders: <c>/Features/Reading/Learn/Page.cshtml</c> is <c>LearnController.Page</c> (<see cref="ViewFolders"/>).</summary>
    public static IServiceCollection AddClinicPages(this IServiceCollection services)
    {
        services.AddControllersWithViews(options =>
        {
            // Reads names as jQuery writes them, which nobody sends us, and throws at those it cannot read.
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add(new UnreadableFormFilter());
            options.Conventions.Add(new HeadConvention());
            options.ModelBinderProviders.Insert(0, new TypedTextBinderProvider());
            // FluentValidation says what is missing, in words that tell what to do.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            SayWhatToDo(options.ModelBindingMessageProvider);
        }).AddRazorOptions(options =>
        {
            options.ViewLocationFormats.Clear();
            options.ViewLocationFormats.Add("/Features/{0}.cshtml");
            options.ViewLocationExpanders.Add(new ViewFolders());
        });
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddFluentValidationAutoValidation(options => options.DisableDataAnnotationsValidation = true);
        services.AddFluentValidationClientsideAdapters();
        services.AddValidatorsFromAssembly(typeof(PagesSetup).Assembly);
        services.AddScoped<InquiryIntake>();
        services.AddScoped<InquiryPosts>();
        services.AddScoped<InquiryFormServices>();
        services.AddScoped<RequestCodes>();
        services.AddScoped<FormDrafts>();
        services.AddSingleton<DraftCookie>();
        services.AddSingleton<FormTurns>();
        services.AddHostedService<DraftSweep>();
        services.AddScoped<VisitorMessages>();
        services.AddScoped<OwnRequests>();
        services.AddSingleton<RequestPass>();
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<ClinicClock>();
        services.AddSingleton<DistressCheck>();
        services.AddSingleton<FormSeals>();
        services.AddSingleton<SpamCheck>();
        services.AddSingleton<ProofOfWork>();
        services.AddSingleton<PagePictures>();
        services.AddSingleton<PageSearch>();
        services.AddSingleton<AnswerWriter>();
        services.AddSingleton<OpenDays>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<StructuredData>();
        return services;
    }

    // The framework's own messages name the property and repeat what was sent; only a program sends what a page does
    // not offer, but the words are ours even then.
    private static void SayWhatToDo(DefaultModelBindingMessageProvider messages)
    {
        const string Choose = "Choose one of the answers on the page";
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Choose);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Choose);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Choose);
        messages.SetUnknownValueIsInvalidAccessor(_ => Choose);
        messages.SetValueIsInvalidAccessor(_ => Choose);
        messages.SetValueMustNotBeNullAccessor(_ => Choose);
        messages.SetValueMustBeANumberAccessor(_ => "Enter a number");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
    }
}
