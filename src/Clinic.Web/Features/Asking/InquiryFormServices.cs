using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Forms;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace Clinic.Web.Features.Asking;

/// <summary>What every form to the clinic works with.</summary>
public sealed record InquiryFormServices(
    InquiryIntake Intake, FormDrafts Drafts, DraftCookie Cookie, IAntiforgery Antiforgery, FormLimiter Limiter, FormSeals Seals, DistressCheck Distress,
    SpamCheck Spam, ProofOfWork Proof, ClinicClock Clock, PageLibrary Library, TimeProvider Time);
