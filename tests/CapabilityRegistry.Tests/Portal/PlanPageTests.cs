using System.Net;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.ForceGeneration.Invitations;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>What the page of a plan offers and counts.</summary>
public sealed partial class PlanPageTests
{
    [Fact]
    public async Task A_plan_is_compared_with_what_there_is()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await app.PublishedRequirement();
        var first = (string)(await app.Run()).Body["run"]!["id"]!;
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open($"/plans/{first}");
        Assert.DoesNotContain($"/plans/{first}/compare", Links(visitor));
        await visitor.Open($"/plans/{first}/compare");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("There is no other plan yet", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("main select"));

        var second = (string)(await app.Run()).Body["run"]!["id"]!;
        await visitor.Open($"/plans/{first}");
        Assert.Contains($"/plans/{first}/compare", Links(visitor));
        await visitor.Open($"/plans/{first}/compare");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("There is no plan before this one. Choose one", visitor.Text, StringComparison.Ordinal);
        Assert.Equal([second], visitor.Page.QuerySelectorAll("main option[value^=RUN]").Select(each => each.GetAttribute("value")));
        await visitor.Open($"/plans/{second}/compare");
        Assert.Contains($"From {first} to {second}", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_for_which_somebody_was_invited_or_engaged_since_is_not_offered_to_be_invited()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var (unit, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var run = (string)(await app.Run()).Body["run"]!["id"]!;
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open($"/plans/{run}");
        Assert.Equal($"{requirement}||{unit}", Assert.Single(visitor.Page.QuerySelectorAll("input[name=lines]")).GetAttribute("value"));

        // Outside of every plan, and later by another unit.
        var invitation = await app.Invitation(unit, requirement);
        await visitor.Open($"/plans/{run}");
        Assert.Empty(visitor.Page.QuerySelectorAll("input[name=lines]"));
        Assert.Contains($"/invitations/{invitation}", Links(visitor));
        (await app.FocalPoint.Step($"/v1/invitations/{invitation}/decline", AnswerInvitationTests.No())).Is(HttpStatusCode.OK);
        await app.Deployment(await app.Level2Pledge(), requirement);
        await visitor.Open($"/plans/{run}");
        Assert.Empty(visitor.Page.QuerySelectorAll("input[name=lines]"));
        Assert.Contains("Filled", visitor.Page.QuerySelector("[aria-labelledby=lines] tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_that_it_counts_each_rotation_by_itself()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await app.PublishedRequirement(Sample.Requirement().With("durationDays", 365).With("rotationMonths", 6));
        var run = (string)(await app.Run()).Body["run"]!["id"]!;
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open($"/plans/{run}/dossier");
        Assert.Contains("1 requirement, 0 units", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("2", Rotations().Match(visitor.Text).Groups[1].Value);
        await visitor.Open($"/plans/{run}");
        Assert.Contains("Requirements, each rotation by itself", visitor.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Links(Visitor visitor) => visitor.Page.QuerySelectorAll("main a").Select(each => each.GetAttribute("href"));

    [GeneratedRegex(@"Requirements, each rotation counted by itself: (\d+)\.")]
    private static partial Regex Rotations();
}
