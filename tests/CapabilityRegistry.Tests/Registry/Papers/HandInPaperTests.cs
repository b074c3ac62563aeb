using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Papers;

public sealed class HandInPaperTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Each_paper_meets_its_gate_from_the_day_on_which_it_was_handed_in(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        foreach (var kind in new[] { "ammunition-list", "cargo-load-plan", "port-of-embarkation", "days-to-deploy" })
        {
            Assert.Equal((false, null), await Gate($"{kind}-missing"));
            var paper = await app.Paper(pledge, kind);

            Assert.Equal((true, $"{paper} of {app.Today()}"), await Gate($"{kind}-missing"));
            Assert.Equal((false, null), await Gate($"{kind}-missing", "2026-11-22"));
        }

        var later = await app.Paper(pledge);
        Assert.Equal((true, $"{later} of {app.Today()}"), await Gate("ammunition-list-missing"));
        Assert.Equal(5, (await app.FocalPoint.Items($"/v1/papers?pledge={pledge}")).Count);

        async Task<(bool, string?)> Gate(string code, string? day = null)
        {
            var levels = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on={day ?? app.Today()}")).Is(HttpStatusCode.OK).Body["levels"]!;
            var gate = levels[2]!["gates"]!.AsArray().Single(each => (string?)each!["code"] == code)!;
            return ((bool)gate["met"]!, (string?)gate["evidence"]);
        }
    }

    [Theory, EachEngine]
    public async Task A_paper_says_what_its_kind_is_about_and_nothing_else(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        foreach (var (kind, member, value, place, code) in new (string, string, JsonNode?, string, string)[]
        {
            ("ammunition-list", "days", 5, "/days", "not-of-its-kind"),
            ("cargo-load-plan", "days", 5, "/days", "not-of-its-kind"),
            ("port-of-embarkation", "port", null, "/port", "missing-for-its-kind"),
            ("days-to-deploy", "days", null, "/days", "missing-for-its-kind"),
            ("days-to-deploy", "port", "Almaty", "/port", "not-of-its-kind"),
        })
        {
            var paper = new JsonObject { ["pledge"] = pledge, ["kind"] = kind };
            paper["reference"] = "MOD/1";
            paper["port"] = kind == "port-of-embarkation" ? "Almaty" : null;
            paper["days"] = kind == "days-to-deploy" ? 5 : null;
            paper[member] = value?.DeepClone();

            var refused = (await app.FocalPoint.Post("/v1/papers", paper)).Is(HttpStatusCode.BadRequest);

            Assert.Equal((code, place), ((string?)refused.Body["errors"]![0]!["code"], refused.Places.Single()));
        }

        Assert.Empty(await app.FocalPoint.Items($"/v1/papers?pledge={pledge}"));
    }

    [Theory, EachEngine]
    public async Task Only_the_state_hands_in_its_papers_and_nobody_of_a_pledge_that_is_over(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var list = new JsonObject { ["pledge"] = pledge, ["kind"] = "ammunition-list", ["reference"] = "MOD/1" };

        Assert.Equal(["/pledge"], (await app.OtherFocalPoint.Post("/v1/papers", list)).Is(HttpStatusCode.BadRequest).Places);
        (await app.Planner.Post("/v1/papers", list)).Is(HttpStatusCode.Forbidden);
        var paper = await app.Paper(pledge);
        (await app.OtherFocalPoint.Get($"/v1/papers/{paper}")).Is(HttpStatusCode.NotFound);
        (await app.Assessor.Get($"/v1/papers/{paper}")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Changed." })).Is(HttpStatusCode.OK);
        Assert.Equal("wrong-status", (await app.FocalPoint.Post("/v1/papers", list)).Is(HttpStatusCode.Conflict).Code);
    }
}
