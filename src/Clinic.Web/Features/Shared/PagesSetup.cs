using Clinic.Web.Features.Search;
using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Shared;

public static class PagesSetup
{
    /// <summary>MVC with features as folders: <c>/Features/Learn/Page.cshtml</c> is <c>LearnController.Page</c>.</summary>
    public static IServiceCollection AddClinicPages(this IServiceCollection services)
    {
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.ModelBinderProviders.Insert(0, new TypedTextBinderProvider());
            // FluentValidation says what is missing, in words that tell what to do.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }).AddRazorOptions(options =>
        {
            options.ViewLocationFormats.Clear();
            options.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            options.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
        });
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddFluentValidationAutoValidation(options => options.DisableDataAnnotationsValidation = true);
        services.AddValidatorsFromAssemblyContaining<Program>();
        services.AddScoped<InquiryIntake>();
        services.AddSingleton<PageSearch>();
        return services;
    }
}
