using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class AcceptPledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task An_acknowledged_pledge_with_all_papers_is_registered_at_Level_1(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge();

        var accepted = (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("registered", (string?)accepted["status"]);
        Assert.Equal("L1", (string?)accepted["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task Accepting_without_papers_is_refused_with_every_missing_paper_named(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge(Sample.Pledge().Without("noteVerbale", "personnel", "majorEquipment", "selfSustainment"));

        var answer = await app.Planner.Step($"/v1/pledges/{id}/accept");

        Assert.Equal("papers-missing", answer.Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(
            ["note-verbale-missing", "table-of-organization-missing", "major-equipment-list-missing", "self-sustainment-list-missing"], answer.ErrorCodes);
        Assert.Equal(["/noteVerbale", "/personnel", "/majorEquipment", "/selfSustainment"], answer.Places);
        Assert.Equal("acknowledged", (string?)(await app.Planner.Get($"/v1/pledges/{id}")).Body["status"]);
    }

    [Theory, EachEngine]
    public async Task An_express_none_is_a_list_of_major_equipment(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge(Sample.Pledge().With("majorEquipment", new JsonArray()));

        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_pledge_is_acknowledged_before_it_is_accepted(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);

        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task The_pledging_state_does_not_accept_its_own_pledge(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge();

        Assert.Equal("forbidden", (await app.FocalPoint.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.Forbidden).Code);
    }
}
