using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Evaluations;

/// <summary>Today is 23 November 2026.</summary>
public sealed class EvaluationTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task What_was_measured_stands_apart_from_rating_and_remark_and_an_improvement_is_followed_up_once(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var recorded = (await app.Assessor.Post("/v1/evaluations", SetupSteps.NewEvaluation(pledge))).Is(HttpStatusCode.Created);
        await app.FollowUp(recorded.Id);

        Assert.Equal(("KAZ", "improvement-awaited", "2026-11-23", "partly-meets", "Vehicles stood still for want of parts."), (
            Text(recorded.Body, "contributor"), Text(recorded.Body, "status"), Text(recorded.Body, "recordedOn"), Text(recorded.Body, "rating"),
            Text(recorded.Body, "remark")));
        var measure = Assert.Single(recorded.Body["measures"]!.AsArray())!;
        Assert.Equal(("equipment-serviceable", 75, 90, "percent"), (
            Text(measure, "measure"), (int)measure["value"]!, (int)measure["target"]!, Text(measure, "unit")));
        var followed = (await app.Planner.Get($"/v1/evaluations/{recorded.Id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("closed", "2026-11-23"), (Text(followed, "status"), Text(followed["followUp"]!, "doneOn")));
        Assert.Equal("wrong-status", (await FollowUp(app, recorded.Id)).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task One_that_was_wrong_is_superseded_once_and_stays_as_it_was(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var wrong = await app.Evaluation(pledge);
        var right = SetupSteps.NewEvaluation(pledge).With("rating", "meets").With("supersedes", wrong).Without("improvement");

        var newer = await app.Evaluation(pledge, right);

        var old = (await app.Assessor.Get($"/v1/evaluations/{wrong}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("partly-meets", newer), (Text(old, "rating"), Text(old, "supersededBy")));
        Assert.Equal("closed", Text((await app.Assessor.Get($"/v1/evaluations/{newer}")).Body, "status"));
        Assert.Equal("closed", Text(old, "status"));
        Assert.Empty(await app.Assessor.Items($"/v1/evaluations?pledge={pledge}&status=improvement-awaited"));
        Assert.Equal("evaluation-superseded", (await app.Assessor.Post("/v1/evaluations", right)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("evaluation-superseded", (await FollowUp(app, wrong)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(2, (await app.Assessor.Items($"/v1/evaluations?pledge={pledge}")).Count);
    }

    [Theory, EachEngine]
    public async Task What_it_names_is_of_the_same_unit_and_its_days_fit(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, other) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        var (ofOther, deployment) = (await app.Evaluation(other), await app.Deployment());

        Assert.Equal(("/pledge", "unknown-pledge"), await Fault(SetupSteps.NewEvaluation("KAZ-99999")));
        Assert.Equal(("/supersedes", "unknown-evaluation"), await Fault(SetupSteps.NewEvaluation(pledge).With("supersedes", ofOther)));
        Assert.Equal(("/deployment", "unknown-deployment"), await Fault(SetupSteps.NewEvaluation(pledge).With("deployment", deployment)));
        Assert.Equal(("/periodUntil", "dates-reversed"), await Fault(SetupSteps.NewEvaluation(pledge).With("periodUntil", "2026-05-01")));
        Assert.Equal(("/periodUntil", "in-the-future"), await Fault(SetupSteps.NewEvaluation(pledge).With("periodUntil", "2026-11-25")));
        Assert.Equal(("/improvement/due", "in-the-past"), await Fault(SetupSteps.NewEvaluation(pledge).With(
            "improvement", new JsonObject { ["text"] = "Repair.", ["due"] = "2026-11-22" })));
        Assert.Equal(("/measures/0/text", "text-missing"), await Fault(SetupSteps.NewEvaluation(pledge).With(
            "measures", new JsonArray(new JsonObject { ["measure"] = "other", ["value"] = 1, ["unit"] = "count" }))));
        var served = (string)(await app.Planner.Get($"/v1/deployments/{deployment}")).Body["pledge"]!;
        await app.Evaluation(served, SetupSteps.NewEvaluation(served).With("deployment", deployment));
        foreach (var (day, code) in new[] { ("2026-11-22", "dates-reversed"), ("2026-11-24", "in-the-future") })
        {
            Assert.Equal([code], (await app.Assessor.Step($"/v1/evaluations/{ofOther}/follow-up", SetupSteps.NewFollowUp(day))).Is(HttpStatusCode.BadRequest)
                .ErrorCodes);
        }

        async Task<(string?, string?)> Fault(JsonObject evaluation)
        {
            var refused = (await app.Assessor.Post("/v1/evaluations", evaluation)).Is(HttpStatusCode.BadRequest);
            return (refused.Places.Single(), refused.ErrorCodes.Single());
        }
    }

    [Theory, EachEngine]
    public async Task A_state_reads_its_own_without_the_note_and_nothing_of_others(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var evaluation = await app.Evaluation(await app.RegisteredPledge());

        foreach (var address in (string[])[$"/v1/evaluations/{evaluation}", "/v1/evaluations", "/v1/changes?subjectKind=evaluation"])
        {
            var own = (await app.FocalPoint.Get(address)).Is(HttpStatusCode.OK).Text;
            Assert.Contains("for want of parts", own, StringComparison.Ordinal);
            Assert.DoesNotContain("Tobol", own, StringComparison.Ordinal);
        }

        (await app.OtherFocalPoint.Get($"/v1/evaluations/{evaluation}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/evaluations"));
        Assert.Equal(0, (int)(await app.OtherFocalPoint.Get("/v1/evaluations?count=true")).Is(HttpStatusCode.OK).Body["count"]!);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/changes?subjectKind=evaluation"));
        foreach (var contributor in (string?[])[null, "KAZ"])
        {
            var integrator = app.As(await app.Token("integrator", contributor));
            (await integrator.Get($"/v1/evaluations/{evaluation}")).Is(HttpStatusCode.Forbidden);
            Assert.Empty(await integrator.Items("/v1/changes?subjectKind=evaluation"));
        }

        foreach (var reader in (Session[])[app.Planner, app.Auditor, app.Administrator, app.Assessor])
        {
            Assert.Contains("Tobol", (await reader.Get($"/v1/evaluations/{evaluation}")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.Contains("Tobol", (await reader.Get("/v1/evaluations")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Assessors_of_other_states_evaluate_and_nobody_else_does(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var evaluation = await app.Evaluation(pledge);
        var (own, foreign) = (app.As(await app.Token("assessor", "KAZ")), app.As(await app.Token("assessor", "BRA")));

        Assert.Equal(
            "assessor-of-pledging-state", (await own.Post("/v1/evaluations", SetupSteps.NewEvaluation(pledge))).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal(
            "assessor-of-pledging-state",
            (await own.Step($"/v1/evaluations/{evaluation}/follow-up", SetupSteps.NewFollowUp())).Is(HttpStatusCode.Forbidden).Code);
        Assert.DoesNotContain("Tobol", (await foreign.Get($"/v1/evaluations/{evaluation}")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        (await foreign.Post("/v1/evaluations", SetupSteps.NewEvaluation(pledge))).Is(HttpStatusCode.Created);
        (await app.Planner.Post("/v1/evaluations", SetupSteps.NewEvaluation(pledge))).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Post("/v1/evaluations", SetupSteps.NewEvaluation(pledge))).Is(HttpStatusCode.Forbidden);
    }

    private static Task<Answer> FollowUp(RegistryApp app, string evaluation) =>
        app.Assessor.Step($"/v1/evaluations/{evaluation}/follow-up", SetupSteps.NewFollowUp());

    private static string? Text(JsonNode node, string member) => (string?)node[member];
}
