using System.Diagnostics;
using AngleSharp.Html.Parser;

namespace Clinic.Content.Tests;

/// <summary>Whatever stands in a content file: nothing executes, nothing hangs, nothing crashes.</summary>
public sealed class HostileInputTests
{
    // Far above what any input takes, far below a hang.
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(20);

    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example></sCrIpT>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>", "<iframe src=javascript:alert(1)>", "<a href=javascript:alert(1)>x</a>", "<body onload=alert(1)>",
        "<details open ontoggle=alert(1)>", "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "<style>*{background:url(javascript:alert(1))}</style>", "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0;url=javascript:alert(1)>", "<form action=javascript:alert(1)><button>", "<object data=data:text/html,x>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](javascript&colon;alert(1))",
        "[x](%6A%61vascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))", "[x](//evil.example)", "[x](\\\\evil.example)",
        "[x](/\\evil.example)", "[x]( javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](https://a@evil.example)", "<javascript:alert(1)>", "<https://evil.example>",
        "[x]: javascript:alert(1)\n\n[x]", "[a]: data:text/html,x \"t\"\n\n![b][a]", "![x](javascript:alert(1))", "![x](/images/../../secret)", "![\" onerror=alert(1)](/images/x.svg)",
        "## Title {onclick=alert(1)}", "Text {: onclick=alert(1)}", "[x](/learn/side-effects){onclick=alert(1)}", "[x](/a \"t\\\" onclick=alert(1)\")", "`<script>alert(1)</script>`",
        "::: emergency \"<script>alert(1)</script>\"\n- x\n:::", "::: callout \" onclick=alert(1)\nx\n:::", "::: \"><script>alert(1)</script>\nx\n:::",
        "```evidence\ntitle: \"<script>alert(1)</script>\"\nwho: \"<img src=x onerror=alert(1)>\"\npeople: x\ncompared: x\nfollowed: x\nresult: \"[x](javascript:alert(1))\"\n```",
        "```figure\nsrc: \"/images/x\\\" onerror=\\\"alert(1)\"\nalt: \"\\\"><script>alert(1)</script>\"\n```", "```figure\nsrc: javascript:alert(1)\nalt: x\n```",
        "```bar-chart\ntitle: x\nunit: \"<script>\"\nmax: 1e308\nbars:\n  - { label: \"<b onclick=alert(1)>\", value: 1e307 }\nsource: x\n```", "```icon-array\ntitle: x\ntotal: 2000000000\ngroups:\n  - { count: 2000000000, label: x }\n```",
        "```icon-array\ntitle: x\ntotal: 100\ngroups:\n  - { count: 2147483647, label: x }\n  - { count: 2147483647, label: x }\n```", "[[<script>alert(1)</script>]]", "[[dissociation|<script>alert(1)</script>]]", "[@<script>]", "{{facts.<script>}}", "{{{{{{{{", "[[[[[[[[", "[@[@[@[@",
        "| <script> | b |\n| --- | --- |\n| <img src=x onerror=alert(1)> | \" onclick=alert(1) |", "\0\0\0<script\0>", "\u202e<script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
    ];

    private static readonly string[] Wrappings = ["{0}", "> {0}", "- {0}", "1. **{0}**", "## {0}", "*{0}* text", "Text before {0} and after", "| a | b |\n| --- | --- |\n| x | {0} |", "::: callout \"x\"\n{0}\n:::"];

    public static IEnumerable<(string Name, string Body)> Inputs() =>
        Payloads.SelectMany(payload => Wrappings.Select((wrap, index) => ($"{index}: {payload}", wrap.Replace("{0}", payload, StringComparison.Ordinal))));

    [Fact]
    public void Nothing_executes_whatever_a_page_holds()
    {
        using var content = new TestContent();
        var inputs = Inputs().ToList();
        Assert.True(inputs.Count >= 500, $"{inputs.Count}");
        foreach (var (name, body) in inputs)
        {
            var watch = Stopwatch.StartNew();
            var html = RenderAnyway(content.WithBody(body));
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

    // The loader serves nothing once it has found an error; what would have been shown is looked at all the same.
    private static string RenderAnyway(TestContent content)
    {
        var findings = new Findings();
        var folder = new ContentFolder(content.Folder, findings);
        var data = ContentLoader.ReadData(folder, findings)!;
        return string.Concat(ContentLoader.ReadPages(folder, data, findings).Select(p => p.Page.Brief + p.Page.Html));
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
