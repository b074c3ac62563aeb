using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal.Pages.Audit;

public sealed class OverridesPageTests
{
    [Fact]
    public async Task An_override_is_found_however_many_came_after_it()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var pledge = await app.Level2Pledge();
        var overridden = new List<string>();
        for (var i = 0; i < 21; i++)
        {
            var requirement = await app.PublishedRequirement(Sample.Requirement().With("languages", new JsonArray("ar")));
            var invitation = Sample.InvitationRequest(pledge).With("overrideReason", $"Nobody else can come, {i}.");
            overridden.Add((await app.Planner.Step($"/v1/requirements/{requirement}/invitations", invitation)).Is(HttpStatusCode.Created).Id);
        }

        using var auditor = await Visitor.As(app, "demo-auditor");
        await auditor.Open("/overrides?from=2026-11-01");
        Assert.Contains("(21)", auditor.Page.GetElementById("invitations")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(overridden.Skip(1).Reverse(), Shown(auditor));

        await auditor.Open(auditor.Page.QuerySelector("section[aria-labelledby=invitations] a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(overridden.Take(1), Shown(auditor));
        Assert.Contains("Nobody else can come, 0.", auditor.Text, StringComparison.Ordinal);
        Assert.StartsWith("/overrides?from=2026-11-01&", auditor.Address, StringComparison.Ordinal);
        Assert.Null(auditor.Page.QuerySelector("section[aria-labelledby=invitations] a[rel=next]"));
        Assert.Equal((true, false), (await Says("demo-planner"), await Says("demo-focal-point-kaz")));

        async Task<bool> Says(string caller)
        {
            using var visitor = await Visitor.As(app, caller);
            await visitor.Open($"/invitations/{overridden[0]}");
            return visitor.Text.Contains("Nobody else can come, 0.", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_table_of_four_eyes_holds_a_unit_that_was_raised_against_them_with_who_did_so_and_why()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        const string why = "Nobody else is in office in this week.";
        var unit = await app.VisitedPledge();
        (await app.Administrator.Step($"/v1/pledges/{unit}/override", new JsonObject { ["to"] = "L2", ["reason"] = why })).Is(HttpStatusCode.OK);
        using var auditor = await Visitor.As(app, "demo-auditor");

        await auditor.Open("/overrides?from=2026-11-01");

        var row = Assert.Single(auditor.Page.QuerySelectorAll("section[aria-labelledby=raised] tbody tr"), row => row.TextContent.Contains(unit));
        Assert.Contains(why, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("went on against a rule", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_filters_the_levels_alone_and_the_page_says_so_beside_invitations_and_what_came_of_them()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("languages", new JsonArray("ar")));
        var request = Sample.InvitationRequest(await app.Level2Pledge()).With("overrideReason", "Nobody else can come this year.");
        var invitation = (await app.Planner.Step($"/v1/requirements/{requirement}/invitations", request)).Is(HttpStatusCode.Created).Id;
        using var auditor = await Visitor.As(app, "demo-auditor");

        await auditor.Open("/overrides?from=2099-01-01");

        Assert.Contains("No unit was raised in this time.", auditor.Text, StringComparison.Ordinal);
        Assert.Equal("Levels raised from", auditor.Page.QuerySelector("label[for=from]")!.TextContent);
        Assert.Contains("whatever day", auditor.Page.QuerySelector("section[aria-labelledby=invitations] p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(invitation, Shown(auditor));
        (await app.FocalPoint.Step($"/v1/invitations/{invitation}/accept", Why())).Is(HttpStatusCode.OK);
        var deployment = (string)(await app.Planner.Step($"/v1/invitations/{invitation}/select", Why())).Is(HttpStatusCode.Created).Body["id"]!;
        await auditor.Open("/overrides?from=2099-01-01");
        Assert.Contains(deployment, auditor.Page.QuerySelector("section[aria-labelledby=invitations]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(deployment, auditor.Page.GetElementById("deployments")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    private static JsonObject Why() => new() { ["overrideReason"] = "Nobody else can come this year." };

    private static IEnumerable<string> Shown(Visitor auditor) => auditor.Page
        .QuerySelectorAll("section[aria-labelledby=invitations] a[href^='/invitations/']").Select(link => link.TextContent);
}
