using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Inquiries;

public static class SamePerson
{
    /// <summary>The other inquiries from the same address or number, by their keyed digests.</summary>
    public static IQueryable<Inquiry> OfSamePersonAs(this IQueryable<Inquiry> inquiries, Inquiry one) => inquiries
        .Where(i => i.Id != one.Id)
        .Where(i => (one.EmailDigest != null && i.EmailDigest == one.EmailDigest) || (one.PhoneDigest != null && i.PhoneDigest == one.PhoneDigest));
}
