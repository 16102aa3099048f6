namespace Clinic.Content.Tests;

/// <summary>One folding for every typed text, and one way to cut.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("don\u0027t")]
    [InlineData("don\u2019t")]
    [InlineData("don\u2018t")]
    [InlineData("don\u201Bt")]
    [InlineData("don\u02BCt")]
    [InlineData("don\u02BBt")]
    [InlineData("don\u00B4t")]
    [InlineData("don\u0060t")]
    [InlineData("don\u2032t")]
    [InlineData("don\uFF07t")]
    [InlineData("don\uFF40t")]
    [InlineData("don\u055At")]
    [InlineData("don\u1FBFt")]
    [InlineData("do\u00ADnt")]
    [InlineData("do\u200Bnt")]
    [InlineData("\uFEFFdo\u2060n\u200Et\uFE0F")]
    [InlineData("d\u034Font\U000E0041")]
    [InlineData("do\uFFFEnt")]
    [InlineData("do\uFDD0nt\0")]
    [InlineData("\uFF24\uFF2F\uFF2E\uFF34")]
    [InlineData("\U0001D41D\U0001D428\U0001D427\U0001D42D")]
    [InlineData("d\u0301o\u0336n\u0308t\u20DD")]
    public void What_looks_alike_is_read_alike(string typed) => Assert.Equal("dont", Folding.Fold(typed));

    [Fact]
    public void Halves_of_pairs_are_read_over()
    {
        Assert.Equal("kill", Folding.Fold("ki" + '\uD83E' + "ll" + '\uDD84'));
        Assert.Equal(["myself"], Folding.Split("my" + '\uDD84' + "self"));
    }

    [Theory]
    [InlineData("\u0130brahim", "ibrahim")]
    [InlineData("Y\u0131ld\u0131z", "yildiz")]
    [InlineData("\u02BBOkina", "okina")]
    [InlineData("Ka\u2018\u014Dlelo", "kaolelo")]
    [InlineData("O\u02B9Brien", "obrien")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("Stra\u00DFe", "strasse")]
    [InlineData("\u1E9E", "ss")]
    [InlineData("\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2", "\u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3")]
    public void Names_are_found_as_people_type_them(string name, string typed) => Assert.Equal(Folding.Fold(typed), Folding.Fold(name));

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        var all = string.Concat(Enumerable.Range(0, 0x3000).Where(sign => sign is < 0xD800).Select(sign => (char)sign));

        Assert.Equal(Folding.Fold(all), Folding.Fold(Folding.Fold(all)));
    }

    [Fact]
    public void Words_keep_letters_beyond_the_first_plane() => Assert.Equal(["\U00010400", "a1"], Folding.Split("\U00010400 a1 \U0001F984").Select(Folding.Fold).Select(word => word == Folding.Fold("\U00010400") ? "\U00010400" : word));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab\U0001F984", 3, "ab")]
    [InlineData("ae\u0301", 2, "a")]
    [InlineData("a\U0001F468\u200D\U0001F469\u200D\U0001F467", 6, "a")]
    [InlineData("\U0001F1FA\U0001F1F8\U0001F1FA\U0001F1F8", 5, "\U0001F1FA\U0001F1F8")]
    [InlineData("a\r\nb", 2, "a")]
    public void A_cut_leaves_whole_signs(string text, int max, string left) => Assert.Equal(left, WholeText.Cut(text, max));

    [Fact]
    public void A_sign_longer_than_the_room_is_cut_between_two_of_its_own()
    {
        Assert.Equal(4, WholeText.Cut("e" + new string('\u0301', 50), 4).Length);
        Assert.Equal("", WholeText.Cut("\U0001F984x", 1));
        Assert.Equal("", WholeText.Cut("\U0001F984x", 0));
        Assert.Equal("aa\u2026", WholeText.Shortened("aaaa", 3));
    }
}
