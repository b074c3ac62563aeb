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
    }

    private static IEnumerable<string> Shown(Visitor auditor) => auditor.Page
        .QuerySelectorAll("section[aria-labelledby=invitations] a[href^='/invitations/']").Select(link => link.TextContent);
}
