using Clinic.Web.Data;

namespace Clinic.Web.Tests;

/// <summary>What somebody agreed to stays in the words they saw, and the words now say what is so.</summary>
public sealed class ConsentTests
{
    private const string HashOfNovember23 = "916042591d10d8cd9b8131eae8bc6a792f78815c0fe943c8ab5d00d7aa22154c";

    private const string HashOfNovember25 = "4cffb21b9e33e5757bb8c7bfe964286839002bf21c9bac6a7260b69a6b4619d7";

    [Fact]
    public void An_agreement_to_the_earlier_text_is_still_shown_in_its_own_words()
    {
        Assert.Equal(
            "I agree that the clinic's staff may read what I wrote and use it to answer me. I know this form is not watched around the clock and is not for emergencies.",
            ConsentText.TextOf(HashOfNovember23));
        Assert.Contains("the topic, the times, and that words of danger were found are stored readable beside them. It all stays", ConsentText.TextOf(HashOfNovember25), StringComparison.Ordinal);
        Assert.NotEqual(HashOfNovember23, ConsentText.Hash);
        Assert.NotEqual(HashOfNovember25, ConsentText.Hash);
        Assert.Equal(ConsentText.Text, ConsentText.TextOf(ConsentText.Hash));
        Assert.Null(ConsentText.TextOf(""));
    }

    [Fact]
    public void The_text_says_that_a_program_reads_what_stays_readable_and_for_how_long()
    {
        Assert.Contains("A program on the clinic's own server looks through it for signs of danger", ConsentText.Text, StringComparison.Ordinal);
        Assert.Contains("stored readable beside them", ConsentText.Text, StringComparison.Ordinal);
        Assert.Contains("It all stays until the clinic erases it, which I can ask for.", ConsentText.Text, StringComparison.Ordinal);
        Assert.Contains("the privacy notice lists them all", ConsentText.Text, StringComparison.Ordinal);
        Assert.NotEqual("2026-11-25", ConsentText.Version);
    }
}
