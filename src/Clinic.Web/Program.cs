using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Clinic.Web.Startup;
using Clinic.Web.Startup.Commands;

var builder = ClinicHost.CreateBuilder(args);

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<SiteFolders>()
    .AddClinicLogging(builder.Configuration)
    .AddClinicContent(builder.Environment)
    .AddClinicTexts()
    .AddClinicDatabase(builder.Configuration)
    .AddClinicSecurity(builder.Configuration, builder.Environment)
    .AddStaffAccounts(builder.Environment)
    .AddClinicPages()
    .AddDesk()
    .AddDelivery(builder.Configuration, builder.Environment)
    .AddPageCache()
    .AddClinicHealth();

var app = builder.Build();

app.UseClinicProxies();
app.UsePageLanguages();
app.UseFinishedRequests();
app.UseSecurityHeaders();
app.UseRequestLog();
app.UseErrorPages();
app.UseWholeForms();
app.UseHttpsOnly();
app.UseRouting();
app.UseOwnPaths();
app.UsePageCache();
app.UseDeskHeaders();
app.UseAuthentication();
app.UseAuthorization();
app.UseSecondStepRule();

app.MapStaticAssets();
app.MapClinicHealth();
app.MapControllers().WithStaticAssets().DenyDeskByDefault();

return await ClinicCommands.RunAsync(app, args);

/// <summary>Named so that tests can start the site.</summary>
public partial class Program;
