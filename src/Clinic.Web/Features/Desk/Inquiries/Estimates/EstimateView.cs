using Clinic.Content;
using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Inquiries.Estimates;

/// <summary>What the printable draft shows. <paramref name="Name"/> is null when the words cannot be opened.</summary>
public sealed record EstimateView(Inquiry Inquiry, string? Name, ClinicProfile Clinic);
