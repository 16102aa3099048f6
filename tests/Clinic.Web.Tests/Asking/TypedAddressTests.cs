using Clinic.Web.Features.Shared;

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
    [InlineData("+12015550147", "(201) 555-0147")]
    [InlineData("+442079460018", "+44 20 7946 0018")]
    public void A_number_is_shown_as_people_here_read_it(string e164, string shown) => Assert.Equal(shown, TypedPhone.Display(e164));

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
    public void An_address_lacks_nothing_that_no_address_can_lack(string typed, bool can) => Assert.Equal(can, TypedEmail.CanBe(typed));
}
