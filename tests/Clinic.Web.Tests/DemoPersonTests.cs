using Clinic.Web.Data;
using Clinic.Web.Startup.Commands;

namespace Clinic.Web.Tests;

/// <summary>Whom <c>demo seed</c> invents: the same people each time, and nobody whom a mail or a call could reach.</summary>
public sealed class DemoPersonTests
{
    private static readonly List<int> Numbers = [.. Enumerable.Range(0, 400)];

    [Fact]
    public void The_same_number_makes_the_same_person() =>
        Assert.All(Numbers, number => Assert.Equal(new DemoPerson(number).Words(), new DemoPerson(number).Words()));

    [Fact]
    public void No_mail_and_no_call_to_them_reaches_anybody()
    {
        var words = Numbers.ConvertAll(number => new DemoPerson(number).Words());

        Assert.All(words, one => Assert.Matches("^201-555-01[0-9]{2}$", one.Reach.Phone));
        Assert.All(words, one => Assert.True(one.Reach.Email?.EndsWith("@demo.example", StringComparison.Ordinal) is null or true, one.Reach.Email));
        Assert.Equal(words.Count(one => one.Reach.Email is not null), words.Select(one => one.Reach.Email).OfType<string>().Distinct().Count());
        Assert.All(words.Where(one => one.Reach.Email is null), one => Assert.NotEqual(ContactWay.Email, one.Reach.ReachBy));
    }

    [Fact]
    public void There_are_some_of_every_kind()
    {
        var words = Numbers.ConvertAll(number => new DemoPerson(number).Words());

        Assert.True(words.Select(one => one.Reach.Name).Distinct().Count() > 200);
        Assert.Equal(Enum.GetValues<ContactWay>(), words.Select(one => one.Reach.ReachBy!.Value).Distinct().Order());
        Assert.Contains(words, one => one.Language is "한국어");
        Assert.Contains(words, one => one.Reach.Email is null);
        Assert.Contains(words, one => one.Reach.TimeToReach is null);
    }
}
