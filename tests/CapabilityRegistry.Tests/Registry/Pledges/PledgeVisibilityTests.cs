using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class PledgeVisibilityTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Another_states_pledge_is_not_there_whatever_the_verb(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();
        var reason = new JsonObject { ["reason"] = "Not mine." };

        foreach (var path in new[] { "", "/readiness", "/history" })
        {
            (await app.OtherFocalPoint.Get($"/v1/pledges/{id}{path}")).Is(HttpStatusCode.NotFound);
        }

        (await app.OtherFocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge(), "\"4\"")).Is(HttpStatusCode.NotFound);
        (await app.OtherFocalPoint.Post($"/v1/pledges/{id}/submit", null, "\"4\"")).Is(HttpStatusCode.NotFound);
        (await app.OtherFocalPoint.Post($"/v1/pledges/{id}/withdraw", reason, "\"4\"")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task A_404_for_another_states_pledge_is_the_same_as_for_none(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        var others = (await app.OtherFocalPoint.Get($"/v1/pledges/{id}")).Body;
        var none = (await app.OtherFocalPoint.Get("/v1/pledges/KAZ-99999")).Body;

        Assert.Equal(((string)none["detail"]!).Replace("KAZ-99999", id), (string)others["detail"]!);
        Assert.Equal((string?)none["code"], (string?)others["code"]);
    }

    [Theory, EachEngine]
    public async Task Lists_counts_and_changes_hold_no_other_states_pledges(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        var list = (await app.OtherFocalPoint.Get("/v1/pledges?contributor=KAZ&count=true")).Is(HttpStatusCode.OK).Body;
        var changes = (await app.OtherFocalPoint.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Text;

        Assert.Empty(list["items"]!.AsArray());
        Assert.Equal(0, (int)list["count"]!);
        Assert.DoesNotContain(id, changes);
        Assert.Contains(id, (await app.FocalPoint.Get("/v1/changes?limit=200")).Text);
    }

    [Theory, EachEngine]
    public async Task An_integrator_of_a_state_sees_that_state_only(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        (await app.As(await app.Token("integrator", "BRA")).Get($"/v1/pledges/{id}")).Is(HttpStatusCode.NotFound);
        (await app.As(await app.Token("integrator", "KAZ")).Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
        (await app.As(await app.Token("integrator")).Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK);
    }
}
