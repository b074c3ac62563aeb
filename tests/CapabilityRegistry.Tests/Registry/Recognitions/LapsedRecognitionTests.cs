using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Recognitions;

/// <summary>A lapsed recognition reopens what rests on it. Today is 23 November 2026.</summary>
public sealed class LapsedRecognitionTests
{
    private const string Course = "core-pre-deployment";

    [Theory, EachEngine]
    public async Task It_opens_the_deficiency_of_units_that_were_trained_there_and_a_new_one_closes_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedSur();
        await app.Recognition(Course, "2026-01-01", "2026-11-30");
        var pledge = await app.RegisteredPledge(Trained());
        Assert.Equal("none", await Status());

        app.Clock.Advance(TimeSpan.FromDays(7)); // 30 November
        await app.CompareLists();
        Assert.Equal("none", await Status());
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.CompareLists();
        Assert.Equal("open", await Status());
        Assert.Equal(1, await Shortfall(app, pledge));

        await app.Recognition(Course, "2026-12-01");
        await app.CompareLists();
        Assert.Equal("closed", await Status());
        Assert.Equal(0, await Shortfall(app, pledge));

        async Task<string> Status() => (await app.FocalPoint.Items($"/v1/deficiencies?pledge={pledge}&kind=training"))
            .Select(each => (string)each["status"]!).SingleOrDefault("none");
    }

    [Theory, EachEngine]
    public async Task A_unit_is_a_candidate_while_its_course_is_recognised_for_the_whole_need(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Trained());
        // For 365 days from 1 September 2027.
        var need = await app.PublishedRequirement(Sample.Requirement().With("training", new JsonArray(Course)));
        await IsKeptBack(true);
        Assert.Equal(["training-missing"], (await Invite()).Is(HttpStatusCode.Conflict).ErrorCodes);

        var recognition = await app.Recognition(Course, "2026-01-01", "2028-08-30");
        await IsKeptBack(false);
        var invitation = (await Invite()).Is(HttpStatusCode.Created).Id;

        await End(app, recognition, "2028-08-30");
        await IsKeptBack(true);
        var refused = (await app.FocalPoint.Step($"/v1/invitations/{invitation}/accept")).Is(HttpStatusCode.Conflict);
        Assert.Equal(("criteria-not-met", "training-missing"), (refused.Code, Assert.Single(refused.ErrorCodes)));
        // What follows without a day between goes on.
        await app.Recognition(Course, "2028-08-30");
        await IsKeptBack(false);
        (await app.FocalPoint.Step($"/v1/invitations/{invitation}/accept")).Is(HttpStatusCode.OK);

        // So it is told to planners and to its state alike.
        async Task IsKeptBack(bool isKept)
        {
            IReadOnlyList<string> expected = isKept ? ["training-missing"] : [];
            Assert.Equal(expected, await app.Misses(need, pledge));
            var outcomes = (await app.FocalPoint.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Body["requirements"]!.AsArray();
            Assert.Equal(expected, Assert.Single(outcomes)!["reasons"]!.AsArray().Select(each => (string)each!["code"]!));
        }

        Task<Answer> Invite() => app.Planner.Step($"/v1/requirements/{need}/invitations", Sample.InvitationRequest(pledge));
    }

    [Theory, EachEngine]
    public async Task A_gap_opens_because_of_time_when_it_lapses_and_past_days_are_told_by_what_was_on_record(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge(Trained());
        await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2027-02-01").With("durationDays", 30).With("training", new JsonArray(Course)));
        var recognition = await app.Recognition(Course);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await End(app, recognition, "2026-11-25");
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((0, 1, 1), (await Unmet("2026-11-23"), await Unmet("2026-11-24"), await Unmet("2026-11-25")));
        Assert.Equal(["recognition"], await Causes("2026-11-23", "2026-11-24"));
        Assert.Empty(await Causes("2026-11-24", "2026-11-25"));

        async Task<int> Unmet(string knownOn) =>
            (await app.Planner.Items($"/v1/gaps/requirements?on=2027-02-02&knownOn={knownOn}")).Count;

        async Task<IEnumerable<string>> Causes(string from, string to) =>
            (await app.Planner.Get($"/v1/gaps/changes?from={from}&to={to}&on=2027-02-02")).Is(HttpStatusCode.OK).Body["causes"]!.AsArray()
                .Where(each => (int)each!["unmet"]! != 0).Select(each => (string)each!["cause"]!);
    }

    private static JsonObject Trained() => Sample.Pledge().With("training", new JsonArray(
        new JsonObject { ["course"] = Course, ["certifiedOn"] = "2026-03-01", ["centre"] = "KAZCENT" }));

    private static async Task End(RegistryApp app, string recognition, string on) =>
        (await app.Planner.Step($"/v1/recognitions/{recognition}/end", new JsonObject { ["on"] = on, ["reason"] = "Not held." })).Is(HttpStatusCode.OK);

    private static async Task<int> Shortfall(RegistryApp app, string pledge)
    {
        var sur = (string)(await app.Planner.Items("/v1/surs"))[0]["id"]!;
        var compared = (await app.Planner.Post("/v1/sur-comparisons", new JsonObject { ["pledge"] = pledge, ["sur"] = sur })).Is(HttpStatusCode.Created).Body;
        return (int)compared["lines"]!.AsArray().Single(line => (string)line!["kind"]! == "training")!["shortfall"]!;
    }
}
