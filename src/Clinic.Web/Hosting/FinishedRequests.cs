namespace Clinic.Web.Hosting;

public static class FinishedRequests
{
    /// <summary>
    /// What somebody sent is dealt with to its end, whether or not their phone is still there: nothing that a form leads to hears that the
    /// connection is gone. What only reads may stop in the middle. Set here and not at each save, because the framework takes the same
    /// token by itself: for actions, for ASP.NET Core Identity, for reading forms. What arrived before that is
    /// kept by <see cref="ArrivedWhole"/>, and read by <see cref="WholeForms"/>.
    /// </summary>
    public static void UseFinishedRequests(this WebApplication app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            context.RequestAborted = CancellationToken.None;
        return next(context);
    });
}
