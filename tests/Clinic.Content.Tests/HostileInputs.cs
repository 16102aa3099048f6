namespace Clinic.Content.Tests;

/// <summary>What somebody might put into a page to make a reader's browser do something.</summary>
public static class HostileInputs
{
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
        "```evidence\ntrial: berman-2000\ntitle: \"<script>alert(1)</script>\"\n```", "```evidence\ntrial: \"<script>alert(1)</script>\"\n```", "```evidence\ntrial: berman-2000\ntitle: \"[x](javascript:alert(1))\"\n```",
        "```figure\nsrc: \"/images/x\\\" onerror=\\\"alert(1)\"\nalt: \"\\\"><script>alert(1)</script>\"\n```", "```figure\nsrc: javascript:alert(1)\nalt: x\n```",
        "```dot-chart\ntitle: x\nunit: \"<script>\"\nmax: 1e308\nrows:\n  - { label: \"<b onclick=alert(1)>\", value: 1e307 }\nsource: x\n```", "```bar-chart\nshow: [berman-2000.response, \"<script>.x\"]\ntitle: \"<b onclick=alert(1)>\"\n```", "```forest\nabout: depression\nscale: madrs\ntitle: \"<b onclick=alert(1)>\"\n```",
        "```icon-array\nshow: berman-2000.response\ntitle: \"<img src=x onerror=alert(1)>\"\n```", "```trials\nabout: depression\n```", "[[<script>alert(1)</script>]]", "[[dissociation|<script>alert(1)</script>]]", "[@<script>]", "{{facts.<script>}}", "{{{{{{{{", "[[[[[[[[", "[@[@[@[@",
        "| <script> | b |\n| --- | --- |\n| <img src=x onerror=alert(1)> | \" onclick=alert(1) |", "\0\0\0<script\0>", "\u202e<script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
    ];

    private static readonly string[] Wrappings = ["{0}", "> {0}", "- {0}", "1. **{0}**", "## {0}", "*{0}* text", "Text before {0} and after", "| a | b |\n| --- | --- |\n| x | {0} |", "::: callout \"x\"\n{0}\n:::"];

    /// <summary>Each payload in each place of a page; more than 500.</summary>
    public static IEnumerable<(string Name, string Body)> All() =>
        Payloads.SelectMany(payload => Wrappings.Select((wrap, index) => ($"{index}: {payload}", wrap.Replace("{0}", payload, StringComparison.Ordinal))));

    /// <summary>The loader serves nothing once it has found an error; what would have been shown is looked at all the same.</summary>
    public static string RenderAnyway(TestContent content)
    {
        var findings = new Findings();
        var folder = new ContentFolder(content.Folder, findings);
        var data = ContentLoader.ReadData(folder, findings)!;
        return string.Concat(ContentLoader.ReadPages(folder, data, findings).Select(p => p.Page.Brief + p.Page.Html));
    }
}
