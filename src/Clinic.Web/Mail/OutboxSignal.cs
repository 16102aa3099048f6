using Clinic.Web.Hosting;

namespace Clinic.Web.Mail;

/// <summary>Wakes the sender when something was put into the outbox.</summary>
public sealed class OutboxSignal : Signal;
