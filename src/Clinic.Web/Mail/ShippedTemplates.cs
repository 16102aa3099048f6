using Clinic.Web.Data;

namespace Clinic.Web.Mail;

/// <summary>
/// The words each template has until the owner changes them. A mailbox may be shared: they say nothing about health
/// and do not say what kind of place writes.
/// </summary>
public static class ShippedTemplates
{
    public static TemplateWords For(TemplateKind kind) => kind switch
    {
        TemplateKind.FollowUp => new("About your message",
            """
            Hello {name},

            This is {clinic}. We would like to come back to your message. Call us at {phone}, or answer here:

            {reference link}
            """),
        TemplateKind.CouldNotReach => new("We tried to reach you",
            """
            Hello {name},

            This is {clinic}. We tried to reach you and could not. Call us at {phone} when it suits you, or tell us here when and how to reach you:

            {reference link}

            If you would rather not hear from us again, you can say so there too.
            """),
        TemplateKind.Resources => new("About your message",
            """
            Hello {name},

            This is {clinic}. Thank you for trusting us with your message. We read it with care. We are not the right place for what you need now, and we did not want to leave you without an answer.

            Here are numbers that help, some of them at any hour of the day or night:

            {help link}

            Dialing 211 finds help near you, whatever you can pay. In danger, call 911.

            If something changes, write to us again. Your message and what you agreed to are here:

            {reference link}
            """),
        TemplateKind.Arranged => new("Your appointment",
            """
            Hello {name},

            This is {clinic}. Your appointment is set for {when}.

            If that does not suit you any more, call us at {phone} or tell us here:

            {reference link}
            """),
        _ => throw new InvalidOperationException($"No words for {kind}."),
    };
}
