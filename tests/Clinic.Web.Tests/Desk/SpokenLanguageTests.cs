using Clinic.Web.Typed;

namespace Clinic.Web.Tests.Desk;

public sealed class SpokenLanguageTests
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("  ", "en")]
    [InlineData("English", "en")]
    [InlineData("SPANISH", "es")]
    [InlineData("español", "es")]
    [InlineData("Espanol please", "es")]
    [InlineData("Spanish or English", "es")]
    [InlineData("English/한국어", "ko")]
    [InlineData("中文", "zh")]
    [InlineData("Kreyol", "ht")]
    [InlineData("American Sign Language", "ase")]
    [InlineData("Tiếng Việt", "vi")]
    [InlineData("Quechua", "other")]
    [InlineData("I stutter, please be patient", "other")]
    public void What_people_type_becomes_a_code_that_tells_nothing_else(string? typed, string code) =>
        Assert.Equal(code, SpokenLanguage.CodeOf(typed));
}
