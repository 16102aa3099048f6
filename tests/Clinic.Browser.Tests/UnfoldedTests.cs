using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>What unfolds keeps its distances, in browsers that give it a box of its own and in those that do not.</summary>
public sealed class UnfoldedTests(RunningClinic clinic)
{
    // Distances on the screen between what follows each other in each unfolded part: in a form those of its fields, else at least 12 pixels.
    private const string WrongDistances =
        """
        olderBrowser => {
          const older = new CSSStyleSheet();
          older.replaceSync('details::details-content { display: contents }');
          document.adoptedStyleSheets = olderBrowser ? [older] : [];
          const parts = [...document.querySelectorAll('details')];
          parts.forEach(part => part.open = true);
          const shown = element => [...element.children].filter(child => child.getClientRects().length > 0);
          const apart = (one, other) => other.getBoundingClientRect().top - one.getBoundingClientRect().bottom;
          const wrong = [];
          for (const part of parts) {
            const form = part.classList.contains('form__part') && part.closest('.form');
            const wanted = form ? parseFloat(getComputedStyle(form).rowGap) : 12;
            const children = shown(part);
            if (children.length < 2) wrong.push(`${children[0].textContent}: nothing unfolds`);
            children.slice(1).forEach((child, i) => {
              const distance = apart(children[i], child);
              if (form ? Math.abs(distance - wanted) > .1 : distance < wanted - .1)
                wrong.push(`${children[0].textContent.trim()}, part ${i + 1}: ${distance} instead of ${wanted}`);
            });
          }
          return wrong;
        }
        """;

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Parts_that_unfold_are_as_far_apart_as_parts_that_never_fold(int width)
    {
        await using var visitor = await clinic.NewVisitorAsync(width);
        await using var staff = await clinic.NewVisitorAsync(width);
        var wrong = new List<string>();

        await visitor.OpenAsync("/contact");
        await LookAsync(visitor, folds: 1);
        await AskingInStepsTests.FillInContactAsync(visitor.Page);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/contact/sent"));
        var reference = (await visitor.Page.Locator(".reference").InnerTextAsync()).Trim();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open your own page" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex($"/requests/{reference}([?]draft=[0-9a-f]+)?$"));
        await LookAsync(visitor, folds: 4);
        await visitor.OpenAsync("/consultation");
        await LookAsync(visitor, folds: 3);
        await visitor.OpenAsync("/consultation?steps=1");
        await LookAsync(visitor, folds: 1);

        await staff.OpenAsync(await clinic.InviteAsync($"unfolds.{width}@clinic.example"));
        await WholeLoopTests.FillInJoiningAsync(staff);
        foreach (var (path, folds) in new[] { ($"inquiries/{reference}", 5), ("inquiries", 1), ("numbers", 1), ("templates/FollowUp", 1) })
        {
            await staff.OpenAsync($"/desk/{path}");
            await LookAsync(staff, folds);
        }

        Assert.Empty(wrong);

        async Task LookAsync(Visitor who, int folds)
        {
            foreach (var olderBrowser in new[] { false, true })
            {
                wrong.AddRange((await who.Page.EvaluateAsync<string[]>(WrongDistances, olderBrowser)).Select(finding => $"{who.Page.Url}, {(olderBrowser ? "older" : "newer")}: {finding}"));
                wrong.AddRange((await who.AxeFindingsAsync()).Select(finding => $"{who.Page.Url}: {finding}"));
            }

            if (await who.Page.Locator("details").CountAsync() < folds) wrong.Add($"{who.Page.Url}: fewer than {folds} parts that unfold");
        }
    }
}
