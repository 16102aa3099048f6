namespace Clinic.Web.Hosting;

public static class ErrorPages
{
    /// <summary>Every error answers with a page that keeps the frame; no detail of the error is shown, in any environment.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }
}
