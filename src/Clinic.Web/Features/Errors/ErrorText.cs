namespace Clinic.Web.Features.Errors;

/// <summary>What an error page says: what happened, and what to do.</summary>
public sealed record ErrorText(string Title, string WhatHappened, string WhatToDo)
{
    public static ErrorText For(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            "We could not read that",
            "Something in the address or in what was sent did not make sense to our server.",
            "Go back and try once more. If you were filling in a form, your browser may still have your words."),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new(
            "This page is not open to you",
            "It belongs to the clinic’s staff, or you have been signed out.",
            "If you work here, sign in again. Otherwise start from the home page."),
        StatusCodes.Status404NotFound => new(
            "There is no page here",
            "The address may be mistyped, or the page may have moved.",
            "Look for it in the list of pages, or search for it."),
        StatusCodes.Status405MethodNotAllowed => new(
            "That cannot be done here",
            "This address cannot be used in that way.",
            "Start again from the home page."),
        StatusCodes.Status413PayloadTooLarge => new(
            "That was too long to send",
            "What was sent is larger than our server takes.",
            "Go back, shorten your text and send it again."),
        StatusCodes.Status429TooManyRequests => new(
            "Please wait a little",
            "Many requests came from your connection in a short time.",
            "Try again in about an hour, or call us."),
        _ => new(
            "Something went wrong on our side",
            "It was not your doing. If you sent a form, we may not have it.",
            "Try again in a few minutes. If you need us before that, please call."),
    };
}
