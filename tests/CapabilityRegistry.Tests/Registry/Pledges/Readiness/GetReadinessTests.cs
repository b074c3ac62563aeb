using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Registry.Pledges.Readiness;

public sealed class GetReadinessTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_draft_shows_which_papers_Level_1_still_needs(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge(Sample.Pledge().Without("noteVerbale"));

        var readiness = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("L1", (string?)readiness["next"]!["level"]);
        Assert.Equal(["note-verbale-missing"], readiness["next"]!["stillNeeds"]!.AsArray().Select(gate => (string?)gate!["code"]));
    }

    [Theory, EachEngine]
    public async Task Level_1_is_shown_with_the_papers_that_met_it(Engine engine)
    {
        var app = await apps.On(engine);
        var (some, none) = (await app.RegisteredPledge(), await app.DraftPledge(Sample.Pledge().With("majorEquipment", new JsonArray())));

        var papers = await Papers(some);

        Assert.Equal("NV/KAZ/2026/117", papers["note-verbale-missing"]);
        Assert.Equal("120 persons in 2 rank groups", papers["table-of-organization-missing"]);
        Assert.Equal("2 lines", papers["major-equipment-list-missing"]);
        Assert.Equal("2 categories", papers["self-sustainment-list-missing"]);
        Assert.Equal("expressly none", (await Papers(none))["major-equipment-list-missing"]);

        async Task<Dictionary<string, string?>> Papers(string id) =>
            (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body["levels"]![0]!["gates"]!.AsArray()
                .ToDictionary(gate => (string)gate!["code"]!, gate => (string?)gate!["evidence"]);
    }

    [Theory, EachEngine]
    public async Task A_paper_counts_from_the_day_on_which_the_pledge_was_handed_in_and_that_of_a_draft_from_no_day_on_record(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal((true, app.Today()), await NoteVerbale(await app.RegisteredPledge()));
        Assert.Equal((true, null), await NoteVerbale(await app.DraftPledge()));

        async Task<(bool Met, string? Since)> NoteVerbale(string id)
        {
            var gates = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body["levels"]![0]!["gates"]!.AsArray();
            var gate = Assert.Single(gates, gate => (string?)gate!["code"] == "note-verbale-missing")!;
            return ((bool)gate["met"]!, (string?)gate["since"]);
        }
    }

    [Theory, EachEngine]
    public async Task The_papers_of_what_was_withdrawn_before_it_was_registered_still_count_from_the_day_on_which_it_was_handed_in(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (handedIn, draft) = (await app.AcknowledgedPledge(), await app.DraftPledge());
        app.Clock.Advance(TimeSpan.FromDays(5));
        foreach (var id in new[] { handedIn, draft })
        {
            (await app.FocalPoint.Step($"/v1/pledges/{id}/withdraw", new JsonObject { ["reason"] = "Changed plans." })).Is(HttpStatusCode.OK);
        }

        Assert.All(await PapersBetween(handedIn), paper => Assert.Equal((true, "2026-11-23"), paper));
        // And those of a draft from no day on record, as before.
        Assert.All(await PapersBetween(draft), paper => Assert.Equal((true, null), paper));

        async Task<IReadOnlyList<(bool Met, string? Since)>> PapersBetween(string id)
        {
            var gates = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness?on=2026-11-25")).Is(HttpStatusCode.OK).Body["levels"]![0]!["gates"]!.AsArray()
                .Where(gate => ((string)gate!["code"]!).EndsWith("-missing", StringComparison.Ordinal) && (string?)gate["code"] != "renewal-missing").ToList();
            Assert.Equal(4, gates.Count);
            return [.. gates.Select(gate => ((bool)gate!["met"]!, (string?)gate["since"]))];
        }
    }

    [Theory, EachEngine]
    public async Task Level_2_is_shown_with_the_visit_that_met_it(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.VisitedPledge();

        var readiness = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body;

        var level2 = readiness["levels"]!.AsArray()[1]!;
        Assert.True((bool)level2["met"]!);
        Assert.Matches($"^AAV-[0-9]{{5}}, visited on {app.Today()}$", (string)level2["gates"]![0]!["evidence"]!);
        Assert.Empty(readiness["next"]!["stillNeeds"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_visit_counts_for_what_was_registered_before_the_day_of_its_submission_was_kept(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.VisitedPledge();
        await using var connection = await app.Database.Open(TestContext.Current.CancellationToken);
        Assert.Equal(1, await connection.ExecuteAsync("UPDATE pledge SET submitted_on = NULL WHERE id = @Id", new { Id = id }));

        var level2 = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body["levels"]![1]!;

        Assert.True((bool)level2["met"]!);
    }

    [Theory, EachEngine]
    public async Task What_readiness_says_is_missing_is_what_raising_is_refused_for(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        var missing = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Body["next"]!["stillNeeds"]!.AsArray().Select(gate => (string)gate!["code"]!);
        var refused = await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" });

        Assert.Equal(missing, refused.ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task A_withdrawn_pledge_has_no_next_level(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/withdraw", new JsonObject { ["reason"] = "Changed plans." }))
            .Is(HttpStatusCode.OK);

        Assert.Null((await app.FocalPoint.Get($"/v1/pledges/{id}/readiness")).Body["next"]);
    }
}
