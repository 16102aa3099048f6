namespace Clinic.Web.Hosting;

/// <summary>
/// Reads a form whole before anything else is done about its request: from there on it is here, whatever becomes of the connection.
/// Takes NUL out besides: the framework refuses a whole form for one, and whoever pasted it would lose every word, on resending too.
/// </summary>
public static class WholeForms
{
    public static IApplicationBuilder UseWholeForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.HasFormContentType || context.Request.Body is MemoryStream) // which has come by here: an error's page is on its way
        {
            await next(context);
            return;
        }

        var form = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(form);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Too large, or not all of it came. The page that says so reads no form.
            context.Request.Body = new MemoryStream();
            context.Response.StatusCode = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            return;
        }

        // Multipart is read by its length and takes NUL as it takes any other sign.
        if (IsUrlEncoded(context.Request)) form.SetLength(WithoutNul(form.GetBuffer().AsSpan(0, (int)form.Length)));
        form.Position = 0;
        context.Request.Body = form;
        await next(context);
    });

    private static bool IsUrlEncoded(HttpRequest request) =>
        request.ContentType!.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    /// <summary>Moves what is no NUL together, and returns how much that is.</summary>
    private static int WithoutNul(Span<byte> form)
    {
        var kept = 0;
        for (var at = 0; at < form.Length; at++)
        {
            if (form[at] == 0) continue;
            if (form[at..].StartsWith("%00"u8)) at += 2;
            else form[kept++] = form[at];
        }

        return kept;
    }
}
