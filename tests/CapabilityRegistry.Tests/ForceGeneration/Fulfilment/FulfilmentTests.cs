using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Fulfilment;

public sealed class FulfilmentTests
{
    [Theory, EachEngine]
    public async Task What_was_asked_for_offered_selected_and_deployed_is_told_apart(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await Eventful(app);

        var view = (await app.Planner.Get($"/v1/requirements/{requirement}/fulfilment")).Is(HttpStatusCode.OK).Body;

        var slot = Assert.Single(view["slots"]!.AsArray())!;
        Assert.Equal((10, 3, 7), ((int)view["required"]!, (int)slot["engaged"]!, (int)slot["stillNeeded"]!));
        Assert.Equal((1, 11, 2), (Count(view["pledged"]!, "handedIn"), Count(view["pledged"]!, "registered"), Count(view["pledged"]!, "deployed")));
        Assert.Equal(
            ["all 11", "open 1", "accepted 2", "declined 1", "expired 0", "released 1", "selected 6"],
            view["invited"]!.AsObject().Select(figure => $"{figure.Key} {(int)figure.Value!["count"]!}"));
        Assert.Equal(
            ["selected 1", "deployed 2", "returned 1", "withdrawn 2"],
            view["deployments"]!.AsObject().Select(figure => $"{figure.Key} {(int)figure.Value!["count"]!}"));
    }

    [Theory, EachEngine]
    public async Task Every_figure_has_exactly_the_objects_in_the_list_behind_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Eventful(app);
        app.Clock.Advance(TimeSpan.FromDays(60));

        var views = (await app.Auditor.Get("/v1/fulfilment")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        var figures = views.SelectMany(view => (JsonNode[])[view!["pledged"]!, view["invited"]!, view["deployments"]!])
            .SelectMany(group => group.AsObject().Select(each => each.Value!)).ToList();
        Assert.True(figures.Count(figure => (int)figure["count"]! > 0) >= 10);
        foreach (var figure in figures)
        {
            var list = (await app.Auditor.Get($"{figure["link"]}&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
            Assert.Equal(((int)figure["count"]!, (int)figure["amount"]!), (list.Count, list.Sum(AmountOf)));
        }
    }

    [Theory, EachEngine]
    public async Task The_list_shows_what_each_requirement_shows_by_itself(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await Eventful(app);
        await app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS"));

        var list = (await app.Planner.Get("/v1/fulfilment?mission=MINUSCA&status=published&count=true")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(1, (int)list["count"]!);
        Assert.True(JsonNode.DeepEquals(Assert.Single(list["items"]!.AsArray()), (await app.Planner.Get($"/v1/requirements/{requirement}/fulfilment")).Body));
    }

    /// <summary>
    /// A requirement for ten companies to which everything has happened that can. What neighbours in the list of statuses have happened
    /// to differs in number, so that a figure of the wrong one shows.
    /// </summary>
    private static async Task<string> Eventful(RegistryApp app)
    {
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("quantity", new JsonObject { ["amount"] = 10, ["unit"] = "units" }));
        await app.AcknowledgedPledge();
        await app.Invitation(requirement: requirement);
        await app.AcceptedInvitation(requirement: requirement);
        await app.AcceptedInvitation(requirement: requirement);
        (await app.FocalPoint.Step($"/v1/invitations/{await app.Invitation(requirement: requirement)}/decline",
            CapabilityRegistry.Tests.ForceGeneration.Invitations.AnswerInvitationTests.No())).Is(HttpStatusCode.OK);
        var because = new JsonObject { ["for"] = "other", ["reason"] = "Asked by mistake." };
        (await app.Planner.Step($"/v1/invitations/{await app.Invitation(requirement: requirement)}/release", because)).Is(HttpStatusCode.OK);
        await app.Deployment(requirement: requirement);
        await app.ArrivedUnit(requirement: requirement);
        await app.ArrivedUnit(requirement: requirement);
        (await app.Planner.Step($"/v1/deployments/{await app.ArrivedUnit(requirement: requirement)}/return", new JsonObject { ["returnedOn"] = "2026-11-23" }))
            .Is(HttpStatusCode.OK);
        for (var withdrawn = 0; withdrawn < 2; withdrawn++)
        {
            (await app.Planner.Step($"/v1/deployments/{await app.Deployment(requirement: requirement)}/withdraw",
                new JsonObject { ["for"] = "other", ["reason"] = "Floods." })).Is(HttpStatusCode.OK);
        }

        return requirement;
    }

    private static int Count(JsonNode group, string figure) => (int)group[figure]!["count"]!;

    private static int AmountOf(JsonNode? item) => (int)(item!["asked"]?["quantity"] ?? item["quantity"] ?? item["capacity"])!["amount"]!;
}
