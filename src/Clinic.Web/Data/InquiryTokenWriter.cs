using Clinic.Web.Security;
using Clinic.Web.Typed;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Data;

/// <summary>
/// Keeps an inquiry's tokens in step with its words. It only tracks: whoever saves the words saves the tokens, in the
/// same transaction.
/// </summary>
public sealed class InquiryTokenWriter(ClinicDbContext db, InquiryTokens tokens, Vault vault)
{
    /// <summary>For an inquiry that is new.</summary>
    public void Add(Inquiry inquiry, InquiryWords words)
    {
        db.SearchTokens.AddRange(tokens.Of(words).Select(token => new InquirySearchToken(token, inquiry.Id)));
        inquiry.Index(SpokenLanguage.CodeOf(words.Language), vault.ActiveKey);
    }

    public async Task RewriteAsync(Inquiry inquiry, InquiryWords words, CancellationToken cancellation)
    {
        var before = await db.SearchTokens.Where(t => t.InquiryId == inquiry.Id).ToListAsync(cancellation);
        var after = tokens.Of(words);
        db.SearchTokens.RemoveRange(before.Where(token => !after.Contains(token.Token)));
        db.SearchTokens.AddRange(after.Except(before.Select(token => token.Token)).Select(token => new InquirySearchToken(token, inquiry.Id)));
        inquiry.Index(SpokenLanguage.CodeOf(words.Language), vault.ActiveKey);
    }

    /// <summary>For an inquiry whose words are erased: nothing finds it any more but its reference.</summary>
    public async Task RemoveAsync(Inquiry inquiry, CancellationToken cancellation) =>
        db.SearchTokens.RemoveRange(await db.SearchTokens.Where(t => t.InquiryId == inquiry.Id).ToListAsync(cancellation));
}
