using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Decisions;

/// <summary>What a state is told was decided is not about any other state.</summary>
public sealed partial class NothingOfOthersTests
{
    private static readonly string[] Words = ["BRA", "CHN", "Brazil", "Quagga", "NV/QUAGGA", "demo-focal-point-bra"];

    [Theory, EachEngine]
    public async Task The_log_is_the_same_letter_by_letter_whether_others_are_there_or_not(Engine engine)
    {
        var (alone, amongOthers) = (await Life(engine, _ => Task.CompletedTask), await Life(engine, Others));

        Assert.Contains("\"not-selected\"", alone, StringComparison.Ordinal);
        Assert.Equal(alone, amongOthers);
    }

    [Theory, EachEngine]
    public async Task A_requirement_that_others_fill_is_told_without_a_word_of_them(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var requirement = await app.PublishedRequirement();
        var other = await Level2(app, app.OtherFocalPoint);
        (await app.Planner.Step($"/v1/requirements/{requirement}/fulfil", new JsonObject
        {
            ["pledges"] = new JsonArray(other), ["reason"] = $"{other}, the Quagga company of Brazil, is sent.",
        })).Is(HttpStatusCode.OK);
        await app.Level2Pledge();

        var text = (await app.FocalPoint.Get("/v1/contributors/KAZ/decisions")).Is(HttpStatusCode.OK).Text;

        Assert.All(Words, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        // Not of the unit that was pledged after that.
        var told = Assert.Single(JsonNode.Parse(text)!["items"]!.AsArray(), each => (string?)each!["decision"] == "not-selected")!;
        Assert.Equal((pledge, requirement, "[\"requirement-filled\"]", null),
            ((string)told["pledge"]!, (string)told["requirement"]!, told["reasonCodes"]!.ToJsonString(), (string?)told["decidedBy"]));
        var theirs = Assert.Single(await app.OtherFocalPoint.Items("/v1/contributors/BRA/decisions?reasonCode=fills-requirement"));
        Assert.Equal(("selected", other), ((string)theirs["decision"]!, (string)theirs["pledge"]!));
    }

    // What is decided about a unit until it was asked for and not taken, while others do what they do.
    private static async Task<string> Life(Engine engine, Func<RegistryApp, Task> meanwhile)
    {
        await using var app = await RegistryApp.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.PledgeWithLevelAskedFor());
        await meanwhile(app);
        (await app.Planner.Step($"/v1/pledges/{pledge}/refuse-level", Because("reasonCode", "no-visit-possible"))).Is(HttpStatusCode.OK);
        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(pledge)}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        var invitation = await app.AcceptedInvitation(pledge, requirement);
        (await app.Planner.Step($"/v1/invitations/{invitation}/release", Because("for", "requirement-filled"))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{pledge}/lower", Because("reasonCode", "other").With("to", "L1"))).Is(HttpStatusCode.OK);
        var texts = (await app.FocalPoint.Get($"/v1/pledges/{pledge}/decisions")).Is(HttpStatusCode.OK).Text
            + (await app.FocalPoint.Get("/v1/contributors/KAZ/decisions")).Is(HttpStatusCode.OK).Text;
        // Numbers of events and of invitations are given out to all states in turn.
        return Number().Replace(texts, "$1#");
    }

    private static async Task Others(RegistryApp app)
    {
        var pledge = await Level2(app, app.OtherFocalPoint);
        var invitation = await app.Invitation(pledge, await app.PublishedRequirement());
        (await app.OtherFocalPoint.Step($"/v1/invitations/{invitation}/accept")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/invitations/{invitation}/select")).Is(HttpStatusCode.Created);
        await Level2(app, app.As(await app.Token("focal-point", "CHN")));
    }

    private static async Task<string> Level2(RegistryApp app, Session focalPoint)
    {
        var pledge = Sample.Pledge().With("unitName", "Quagga company").With("noteVerbale", "NV/QUAGGA/1");
        var id = (await focalPoint.Post("/v1/pledges", pledge)).Is(HttpStatusCode.Created).Id;
        (await focalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(id)}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        return id;
    }

    private static JsonObject Because(string member, string code) => new() { [member] = code, ["reason"] = "It was looked at with care." };

    [GeneratedRegex(@"(KAZ-\d{5}-|INV-)\d+")]
    private static partial Regex Number();
}
