using Clinic.Content;

namespace Clinic.Web.Tests.Asking;

/// <summary>Phone numbers and email addresses are read as people write them.</summary>
public sealed class TypedAddressTests
{
    [Theory]
    [InlineData("201-555-0147", "+12015550147")]
    [InlineData("(201) 555 0147", "+12015550147")]
    [InlineData("201.555.0147", "+12015550147")]
    [InlineData("1 201 555 0147", "+12015550147")]
    [InlineData("+1 (201) 555-0147", "+12015550147")]
    [InlineData("２０１５５５０１４７", "+12015550147")]
    [InlineData("+44 20 7946 0018", "+442079460018")]
    [InlineData("+82 2-312-3456", "+8223123456")]
    [InlineData("011 44 20 7946 0018", "+442079460018")]
    [InlineData("201-555-0147 ext. 12", "+12015550147")]
    [InlineData("12", null)]
    [InlineData("call me", null)]
    [InlineData("123456789012345678901", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_phone_number_is_understood_or_known_not_to_be_one(string? typed, string? e164) =>
        Assert.Equal(e164, TypedPhone.ToE164(typed));

    [Theory]
    [InlineData("5550147")] // callable by neighbors alone
    [InlineData("555-0147 ext. 3")]
    [InlineData("+44 7946 0018")]
    public void A_number_without_its_area_code_is_not_one_to_call(string typed)
    {
        Assert.Null(TypedPhone.ToE164(typed));
        Assert.Null(TypedPhone.ToDial(typed));
    }

    [Theory]
    [InlineData("0044 20 7946 0958", "+442079460958")]
    [InlineData("(0044) 20 7946 0958", "+442079460958")]
    [InlineData("+0044 20 7946 0958", "+442079460958")]
    [InlineData("+011 44 20 7946 0958", "+442079460958")]
    [InlineData("0011 44 20 7946 0958", "+442079460958")]
    [InlineData("010 44 20 7946 0958", "+442079460958")]
    [InlineData("001 201 555 0147", "+12015550147")]
    [InlineData("00 1 201 555 0147", "+12015550147")]
    [InlineData("８１０ 44 20 7946 0958", "+442079460958")]
    public void What_other_countries_dial_before_a_country_code_is_read_as_a_plus(string typed, string e164) => Assert.Equal(e164, TypedPhone.ToE164(typed));

    [Theory]
    [InlineData("(201) 555-0147 ext. 42", "tel:+12015550147;ext=42")]
    [InlineData("201-555-0147x42", "tel:+12015550147;ext=42")]
    [InlineData("0044 20 7946 0958 ext 7", "tel:+442079460958;ext=7")]
    [InlineData("201-555-0147", "tel:+12015550147")]
    public void An_extension_is_dialed_too(string typed, string link) => Assert.Equal(link, $"tel:{TypedPhone.ToDial(typed)}");

    [Theory]
    [InlineData("GA0-0PYD")]
    [InlineData("GA0–0PYD")] // as programs that write make of a dash
    [InlineData("ga0—0pyd")]
    [InlineData("GA0−0PYD")]
    [InlineData("GA0\u00AD0PYD")]
    [InlineData(" GA0\u00A00PYD\u200B.")]
    [InlineData("\u201CGAO-OPYD\u201D")]
    [InlineData("G A 0 0 P Y D")]
    [InlineData("ＧＡ０－０ＰＹＤ")]
    [InlineData("G\u0410\u041E-0\u0420YD")] // a Russian keyboard's
    [InlineData("(GA0_0PYD)")]
    public void A_reference_is_read_however_it_was_pasted(string typed)
    {
        Assert.True(Clinic.Web.Data.InquiryReference.TryParse(typed, out var reference));
        Assert.Equal("GA0-0PYD", reference);
    }

    [Theory]
    [InlineData("K1l-i0OQ", "K11-100Q")]
    [InlineData("K\u0131\u0406-1000", "K11-1000")]
    public void Letters_that_look_like_digits_are_read_as_these(string typed, string reference)
    {
        Assert.True(Clinic.Web.Data.InquiryReference.TryParse(typed, out var read));
        Assert.Equal(reference, read);
    }

    [Theory]
    [InlineData("GA0-0PY")]
    [InlineData("GA0-0PYDD")]
    [InlineData("GAU-0PYD")]
    [InlineData("\uD800GA0-0PY\uFFFE")]
    [InlineData("")]
    public void What_is_no_reference_is_refused(string typed) => Assert.False(Clinic.Web.Data.InquiryReference.TryParse(typed, out _));

    [Theory]
    [InlineData("jo@gmial.com", "jo@gmail.com")]
    [InlineData("jo@gmai.com", "jo@gmail.com")]
    [InlineData("jo@gmaill.com", "jo@gmail.com")]
    [InlineData("jo@yaho.com", "jo@yahoo.com")]
    [InlineData("jo@hotmial.com", "jo@hotmail.com")]
    [InlineData("jo@clinic.con", "jo@clinic.com")]
    [InlineData("jo@university.eud", "jo@university.edu")]
    [InlineData("jo@gmail.com", null)]
    [InlineData("jo@mail.com", null)]
    [InlineData("jo@fastmail.com", null)]
    [InlineData("jo@columbia.edu", null)]
    [InlineData("jo@mail.example", null)]
    public void A_common_slip_is_asked_about_and_nothing_else(string typed, string? meant) => Assert.Equal(meant, TypedEmail.MayMean(typed));

    [Theory]
    [InlineData("name@example.com", true)]
    [InlineData("first.last+tag@sub.example.co", true)]
    [InlineData("o'brien@example.com", true)]
    [InlineData("nobody", false)]
    [InlineData("a@b", false)]
    [InlineData("a b@example.com", false)]
    [InlineData("a@example..com", false)]
    [InlineData("a@example.com.", false)]
    [InlineData("\"Jo\" <jo@example.com>", false)]
    [InlineData("a.@example.com", false)] // what a mail library cannot write into a mail
    [InlineData(".a@example.com", false)]
    [InlineData("a..b@example.com", false)]
    [InlineData("a,b@example.com", false)]
    [InlineData("a@example.com;", false)]
    [InlineData("a(b)@example.com", false)] // would go to a@example.com
    [InlineData("a@[127.0.0.1]", false)]
    [InlineData("a@-b.com", false)]
    [InlineData("a@example.123", false)]
    [InlineData("josé@exämple.com", true)]
    [InlineData("a@xn--exmple-cua.com", true)]
    public void An_address_lacks_nothing_that_no_address_can_lack(string typed, bool can)
    {
        Assert.Equal(can, TypedEmail.CanBe(typed));
        if (can) Assert.Equal(MimeKit.MailboxAddress.EncodeAddrspec(typed), MimeKit.MailboxAddress.EncodeAddrspec(TypedEmail.Read(typed)!.Address)); // sent to just there
    }

    [Theory]
    [InlineData("nora@clinic.example", "NORA@Clinic.Example")]
    [InlineData("nora@clinic.example", " nora@clinic.example ")]
    [InlineData("nora@clinic.example", "ｎｏｒａ@clinic.example")]
    [InlineData("josé@clinic.example", "jose\u0301@clinic.example")]
    [InlineData("nora@exämple.com", "Nora@xn--exmple-cua.com")]
    public void Two_spellings_of_one_address_are_one(string one, string other) => Assert.Equal(TypedEmail.Normalize(one), TypedEmail.Normalize(other));

    [Theory]
    [InlineData("ilker@clinic.example", "ılker@clinic.example")]
    [InlineData("ilker@clinic.example", "İlker@clinic.example")]
    [InlineData("jose@clinic.example", "josé@clinic.example")]
    [InlineData("nora@clinic.example", "nora+1@clinic.example")]
    public void Letters_that_some_databases_take_for_one_stay_two(string one, string other) => Assert.NotEqual(TypedEmail.Normalize(one), TypedEmail.Normalize(other));
}
