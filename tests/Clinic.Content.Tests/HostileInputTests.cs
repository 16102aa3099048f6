using System.Diagnostics;
using AngleSharp.Html.Parser;

namespace Clinic.Content.Tests;

/// <summary>Whatever stands in a content file: nothing executes, nothing hangs, nothing crashes.</summary>
public sealed class HostileInputTests
{
    // Far above what any input takes, far below a hang.
    // What hangs takes hours; on a machine with other work to do, eight seconds of work took twenty.
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    [Fact]
    public void Nothing_executes_whatever_a_page_holds()
    {
        using var content = new TestContent();
        var inputs = HostileInputs.All().ToList();
        Assert.True(inputs.Count >= 500, $"{inputs.Count}");
        foreach (var (name, body) in inputs)
        {
            var watch = Stopwatch.StartNew();
            var html = HostileInputs.RenderAnyway(content.WithBody(body));
            Assert.True(watch.Elapsed < HangLimit, $"{name} took {watch.Elapsed}");
            AssertHarmless(html, name);
        }
    }

    [Theory]
    [InlineData("a: &x [1, 2]\nb: *x")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("? complex\n: value\n? [a, b]\n: c")]
    [InlineData("a: !!binary x\nb: !<tag:evil> y")]
    [InlineData("---\na: b\n---\nc: d")]
    [InlineData("\t\ta: b")]
    [InlineData("a: \"unclosed")]
    [InlineData("{{{{")]
    [InlineData("a: b: c: d")]
    [InlineData("a: 1\na: 2")]
    [InlineData("%YAML 9.9\n---\nx: y")]
    [InlineData("a: \u0000")]
    [InlineData("- 1\n- 2")]
    [InlineData("")]
    public void Broken_yaml_is_a_finding_in_front_matter_and_in_every_data_file(string yaml)
    {
        using var content = new TestContent();
        content.Write("en/learn/side-effects.md", $"---\n{yaml}\n---\n\nText.\n");
        Assert.NotEmpty(content.Load().Findings);
        foreach (var file in (string[])["clinic.yml", "crisis.yml", "references.yml", "glossary.yml", "facts.yml"])
        {
            using var other = new TestContent();
            Assert.NotEmpty(other.Write(file, yaml).Load().Findings);
        }
    }

    [Fact]
    public void A_billion_laughs_are_refused_at_once()
    {
        using var content = new TestContent();
        var lol = string.Join('\n', Enumerable.Range(1, 9).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "lol" : $"*l{i - 1}", 9))}]"));
        var watch = Stopwatch.StartNew();
        Assert.Contains(content.Write("facts.yml", lol).Load().Findings, f => f.Message.Contains("anchors", StringComparison.Ordinal));
        Assert.True(watch.Elapsed < HangLimit);
    }

    [Theory]
    [InlineData("a", 10_000_000)]
    [InlineData("[", 500_000)]
    [InlineData("*a ", 200_000)]
    [InlineData("> ", 300_000)]
    [InlineData("- ", 300_000)]
    [InlineData("[[", 300_000)]
    [InlineData("{{", 300_000)]
    [InlineData("[@", 300_000)]
    [InlineData("`", 900_000)]
    [InlineData("| a ", 200_000)]
    [InlineData("::: x ", 150_000)]
    [InlineData("<", 900_000)]
    [InlineData("&", 900_000)]
    public void Endless_lines_do_not_hang(string piece, int times)
    {
        using var content = new TestContent();
        var watch = Stopwatch.StartNew();
        var result = content.WithBody(string.Concat(Enumerable.Repeat(piece, times))).Load();
        Assert.True(watch.Elapsed < HangLimit, $"{watch.Elapsed}");
        Assert.True(result.Set is not null || result.Findings.Count > 0);
    }

    private static void AssertHarmless(string html, string name)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            Assert.False(element.LocalName is "script" or "iframe" or "object" or "embed" or "style" or "base" or "meta" or "form" or "link"
                && element.ParentElement?.LocalName != "head", $"{name}: <{element.LocalName}>");
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc", $"{name}: {attribute.Name}");
                if (attribute.Name is "href" or "src" or "action" or "data" or "xlink:href")
                    Assert.True(attribute.Value.StartsWith('#') || (attribute.Value.StartsWith('/') && !attribute.Value.StartsWith("//", StringComparison.Ordinal) && !attribute.Value.StartsWith("/\\", StringComparison.Ordinal))
                        || attribute.Value.StartsWith("https:", StringComparison.Ordinal) || attribute.Value.StartsWith("tel:", StringComparison.Ordinal) || attribute.Value.StartsWith("mailto:", StringComparison.Ordinal), $"{name}: {attribute.Value}");
            }
        }
    }
}
