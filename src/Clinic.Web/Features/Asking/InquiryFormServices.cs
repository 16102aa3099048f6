using Clinic.Content;
using Clinic.Web.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Asking;

/// <summary>What every form to the clinic works with.</summary>
public sealed record InquiryFormServices(
    InquiryPosts Posts, FormDrafts Drafts, DraftCookie Cookie, IAntiforgery Antiforgery, FormSeals Seals, DistressCheck Distress, ProofOfWork Proof,
    PageLibrary Library, IStringLocalizer<AskingTexts> Texts, TimeProvider Time);
