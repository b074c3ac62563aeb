using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>What was answered a moment ago is kept; what changed since is in the next answer.</summary>
public sealed class SnapshotTests
{
    private static readonly Caller Planner = new("a planner", Role.Planner, null);

    [Theory, EachEngine]
    public async Task A_change_of_a_pledge_is_in_the_next_answer(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.VisitedPledge();
        var requirement = await app.PublishedRequirement();

        Assert.Equal(["below-selection-level", "below-minimum-level"], await app.Misses(requirement, pledge));
        await Raise(app, pledge);
        Assert.Equal([pledge], await app.Candidates(requirement));
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);
        Assert.Contains("not-registered", await app.Misses(requirement, pledge));
    }

    [Theory, EachEngine]
    public async Task A_change_of_a_requirement_is_in_the_next_answer(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var requirement = await app.PublishedRequirement();
        Assert.Equal([pledge], await app.Candidates(requirement));

        var amended = Sample.Requirement().Without("mission").With("languages", new JsonArray("ar")).With("reason", "More languages.")
            .With("resolution", "S/RES/2387 (2017)");
        (await app.Planner.Step($"/v1/requirements/{requirement}/amend", amended)).Is(HttpStatusCode.OK);

        Assert.Equal(["language-missing"], await app.Misses(requirement, pledge));
        var later = await app.PublishedRequirement();
        Assert.Equal([pledge], await app.Candidates(later));
    }

    [Theory, EachEngine]
    public async Task A_visit_freshens_the_evidence_in_the_next_answer(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var requirement = await app.PublishedRequirement();
        var before = await Freshness(app, requirement, pledge);
        app.Clock.Advance(TimeSpan.FromDays(100));
        var aged = await Freshness(app, requirement, pledge);

        var visit = await app.ScheduledVisit(pledge);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(visitedOn: "2027-03-01"))).Is(HttpStatusCode.OK);

        Assert.True(aged.Points < before.Points);
        var after = await Freshness(app, requirement, pledge);
        Assert.Equal("2027-03-01", after.Actual);
        Assert.True(after.Points > aged.Points);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_is_selected_and_deployed_is_no_candidate_elsewhere_until_it_is_back(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var other = app.AnotherInstance();
        var pledge = await app.Level2Pledge();
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS"));
        var later = await app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS").With("neededBy", "2029-01-01"));
        Assert.Equal([pledge], await app.Candidates(requirement));

        var deployment = await app.Deployment(pledge);

        Assert.Equal(["engaged-elsewhere"], await app.Misses(requirement, pledge));
        Assert.Equal(["engaged-elsewhere"], await Judged(app, requirement));
        Assert.Equal([pledge], await app.Candidates(later));
        await Record(app, deployment, "request");
        await Record(app, deployment, "arrival");
        Assert.Equal(["engaged-elsewhere"], await other.Misses(requirement, pledge));
        var excluded = Assert.Single((await app.CandidateView(requirement))["excluded"]!.AsArray())!;
        Assert.Equal("engaged 2026-11-23 until before 2028-08-31", (string?)Assert.Single(excluded["reasons"]!.AsArray())!["actual"]);

        (await app.Planner.Step($"/v1/deployments/{deployment}/return", new JsonObject { ["returnedOn"] = "2026-11-23" })).Is(HttpStatusCode.OK);

        Assert.Equal([pledge], await app.Candidates(requirement));
        Assert.Equal([pledge], await other.Candidates(requirement));
    }

    [Theory, EachEngine]
    public async Task A_unit_that_overstays_is_bound_as_long_as_it_is_there(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("responseDays", 0));
        var (today, tomorrow) = (await NeededFrom("2028-09-10"), await NeededFrom("2028-09-11"));
        await app.ArrivedUnit(pledge);
        Assert.Equal([pledge], await app.Candidates(today));

        app.Clock.Advance(new DateTimeOffset(2028, 9, 10, 9, 0, 0, TimeSpan.Zero) - RegistryApp.Start);

        Assert.Equal(["engaged-elsewhere"], await app.Misses(today, pledge));
        Assert.Equal([pledge], await app.Candidates(tomorrow));

        Task<string> NeededFrom(string day) => app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS").With("neededBy", day));
    }

    [Theory, EachEngine]
    public async Task Who_is_selected_for_a_mission_or_serves_there_is_a_burden_of_the_whole_region(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var requirement = (string)(await app.Planner.Get("/v1/requirements?unitType=ENGINEER_COY&status=published&limit=1")).Body["items"]![0]!["id"]!;
        var regions = (await app.Planner.Items("/v1/contributors?limit=200")).ToDictionary(state => (string)state["id"]!, state => (string)state["region"]!);
        var before = await Scores(app, requirement);

        // More than the law of the state allows without consent.
        (await app.FocalPoint.Step("/v1/caps/NCAP-00002/approve", new JsonObject { ["approvedOn"] = "2026-11-02", ["reference"] = "Decree 7/2026" }))
            .Is(HttpStatusCode.OK);
        var deployment = await app.Deployment(await app.Level2Pledge(
            Sample.Pledge().With("personnel", JsonNode.Parse("""[{"rankGroup":"enlisted","men":4000,"women":1000}]""")!)));
        var after = await Scores(app, requirement);
        foreach (var (pledge, was) in before.Where(each => !each.Key.StartsWith("KAZ", StringComparison.Ordinal)))
        {
            var now = after[pledge];
            var isNear = regions[pledge[..3]] == "ASIA_PACIFIC";
            Assert.Equal(isNear, now.Burden < was.Burden);
            Assert.Equal(was.Score - now.Score, was.Burden - now.Burden);
        }

        Assert.Equal([false, true], before.Keys.Where(id => id[..3] != "KAZ").Select(id => regions[id[..3]] == "ASIA_PACIFIC").Distinct().Order());

        await Record(app, deployment, "request");
        await Record(app, deployment, "arrival");
        Assert.Superset(after.ToHashSet(), (await Scores(app, requirement)).ToHashSet());
    }

    [Theory, EachEngine]
    public async Task What_another_instance_writes_is_in_the_next_answer(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var other = app.AnotherInstance();
        var pledge = await app.VisitedPledge();
        var requirement = await app.PublishedRequirement();
        Assert.Empty(await app.Candidates(requirement));
        Assert.Empty(await other.Candidates(requirement));

        await Raise(other, pledge);

        Assert.Equal([pledge], await app.Candidates(requirement));
        Assert.Equal([pledge], await other.Candidates(requirement));
    }

    [Theory, EachEngine]
    public async Task A_membership_counts_from_its_first_day_and_no_longer_on_the_day_it_ends(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("requiredOrganisations", new JsonArray("EU")));
        Assert.Equal(["organisation-not-among-required"], await app.Misses(requirement, pledge));

        await AddMembership(app, "EU", "KAZ", "2026-11-24", "2026-11-26");

        Assert.Equal(["organisation-not-among-required"], await app.Misses(requirement, pledge));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([pledge], await app.Candidates(requirement));
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["organisation-not-among-required"], await app.Misses(requirement, pledge));
    }

    [Theory, EachEngine]
    public async Task Midnight_passes_between_two_answers(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("responseDays", 281));
        var requirement = await app.PublishedRequirement();
        // From 23 November 2026 to 1 September 2027 it is 282 days.
        Assert.Equal([pledge], await app.Candidates(requirement));
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal([pledge], await app.Candidates(requirement));
        app.Clock.Advance(TimeSpan.FromHours(15));
        Assert.Equal(["responds-too-late"], await app.Misses(requirement, pledge));
    }

    [Theory, EachEngine]
    public async Task Answers_are_fresh_while_others_read_and_write_at_the_same_time(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var other = app.AnotherInstance();
        var requirement = await app.PublishedRequirement();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async n =>
        {
            var writer = n % 2 == 0 ? app : other;
            var pledge = await writer.DraftPledge(Sample.Pledge().With("externalId", $"parallel {n}"));
            var reader = n % 3 == 0 ? app : other;
            Assert.Contains("not-registered", await reader.Misses(requirement, pledge));
            (await writer.FocalPoint.Step($"/v1/pledges/{pledge}/submit")).Is(HttpStatusCode.OK);
            var submitted = await reader.Explained(requirement, pledge);
            Assert.Equal("submitted", (string?)submitted["pledge"]!["status"]);
        }));
    }

    [Theory, EachEngine]
    public async Task More_changes_than_are_followed_one_by_one_are_read_anew(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var requirement = await app.PublishedRequirement();
        Assert.Equal([pledge], await app.Candidates(requirement));

        await InScope(app, async services => await services.GetRequiredService<SeedRequirements>().Run(
            [.. Enumerable.Range(0, 250).Select(n => RequirementRow(n))], new Change("imported", Caller.System("test"))));

        Assert.Equal([pledge], await app.Candidates(requirement));
        Assert.Empty(await app.Candidates("UNMISS-00249"));
    }

    [Theory, EachEngine]
    public async Task Nobody_who_may_see_one_state_only_gets_the_snapshot(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        foreach (var scoped in new[] { new Caller("f", Role.FocalPoint, "KAZ"), new Caller("f", Role.FocalPoint, null),
            new Caller("i", Role.Integrator, "KAZ") })
        {
            await InScope(app, async services =>
            {
                var (now, past) = (services.GetRequiredService<SnapshotReader>(), services.GetRequiredService<PastSnapshotReader>());
                var yesterday = now.Today.AddDays(-1);
                await Assert.ThrowsAsync<InvalidOperationException>(() => now.Now(scoped));
                await Assert.ThrowsAsync<InvalidOperationException>(() => now.OnToday(scoped));
                await Assert.ThrowsAsync<InvalidOperationException>(() => past.AtEndOf(now.Today, scoped));
                await Assert.ThrowsAsync<InvalidOperationException>(() => past.AtEndOf(yesterday, scoped));
                await Assert.ThrowsAsync<InvalidOperationException>(() => past.AtEndsOf(yesterday, now.Today, scoped));
            }, commit: false);
        }
    }

    [Theory, EachEngine]
    public async Task Followed_event_by_event_read_as_a_whole_and_rebuilt_from_the_log_it_is_the_same(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await Contents(app, services => services.GetRequiredService<SnapshotReader>().OnToday(Planner));
        await app.ArrivedUnit();
        await app.ScheduledVisit(await app.RegisteredPledge());
        await app.MeetCondition(await app.Condition(await app.Level2Pledge()), "2027-03-01");
        await app.ClearVetting(await app.Vetting(await app.Level2Pledge()), "2027-04-01");
        (await app.Planner.Step($"/v1/requirements/{await app.PublishedRequirement()}/close", new JsonObject { ["reason"] = "Not needed any more." }))
            .Is(HttpStatusCode.OK);

        var followed = await Contents(app, services => services.GetRequiredService<SnapshotReader>().OnToday(Planner));
        await using var other = app.AnotherInstance();
        var whole = await Contents(other, services => services.GetRequiredService<SnapshotReader>().OnToday(Planner));
        var rebuilt = await Contents(app, async services =>
        {
            var past = services.GetRequiredService<PastSnapshotReader>();
            return (await past.AtEndsOf(past.Today, past.Today, Planner)).After;
        });

        Assert.Contains(followed, line => line.Contains("\"aavOn\":\"2026-12-01\"", StringComparison.Ordinal));
        Assert.Contains(followed, line => line.Contains("\"until\":\"2027-03-01\"", StringComparison.Ordinal));
        Assert.Contains(followed, line => line.Contains("\"until\":\"2027-04-01\"", StringComparison.Ordinal));
        Assert.Equal(whole, followed);
        Assert.Equal(rebuilt, followed);
    }

    /// <summary>Everything that a snapshot holds, in the order of the keys.</summary>
    private static async Task<IReadOnlyList<string>> Contents(RegistryApp app, Func<IServiceProvider, Task<DaySnapshot>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var day = await read(scope.ServiceProvider);
        return
        [
            $"{day.LastEvent} {day.Day:O}",
            .. day.Snapshot.InForce.Select(each => Json.Write(each with { Source = null })),
            .. day.Snapshot.Pledges.Select(Json.Write),
            .. day.Snapshot.Deployments.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => Json.Write(each.Value)),
            .. day.Offers.Select(Json.Write),
        ];
    }

    private static async Task Record(RegistryApp app, string deployment, string kind) =>
        (await app.Planner.Step($"/v1/deployments/{deployment}/milestones", Sample.Milestone(kind, "2026-11-23"))).Is(HttpStatusCode.OK);

    /// <summary>Why the gap table's plan did not choose anybody.</summary>
    private static async Task<IEnumerable<string>> Judged(RegistryApp app, string requirement)
    {
        var gap = (await app.Planner.Items("/v1/gaps/requirements?on=2027-10-01")).Single(each => (string?)each["requirement"] == requirement);
        return gap["reasons"]!.AsArray().SelectMany(reason => reason!["failures"]!.AsArray()).Select(failure => (string)failure!["code"]!);
    }

    private static async Task<IReadOnlyDictionary<string, (int Score, int Burden)>> Scores(RegistryApp app, string requirement)
    {
        var scores = new Dictionary<string, (int, int)>();
        foreach (var candidate in (await app.CandidateView(requirement, "?limit=200"))["candidates"]!.AsArray())
        {
            var breakdown = candidate!["breakdown"]!.AsArray();
            Assert.Equal((int)candidate["score"]!, breakdown.Sum(part => (int)part!["points"]!));
            scores.Add((string)candidate["pledge"]!["id"]!,
                ((int)candidate["score"]!, (int)breakdown.Single(part => (string?)part!["code"] == "burden")!["points"]!));
        }

        return scores;
    }

    private static async Task Raise(RegistryApp app, string pledge) =>
        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);

    private static async Task<(int Points, string Actual)> Freshness(RegistryApp app, string requirement, string pledge)
    {
        var criterion = (await app.Explained(requirement, pledge))["criteria"]!.AsArray().Single(each => (string?)each!["code"] == "freshness")!;
        return ((int)criterion["points"]!, (string)criterion["actual"]!);
    }

    private static Task AddMembership(RegistryApp app, string organisation, string contributor, string from, string until)
    {
        var row = new CsvRow("memberships", 1, new Dictionary<string, string>
        {
            ["organisation"] = organisation, ["contributor"] = contributor, ["valid_from"] = from, ["valid_until"] = until, ["certainty"] = "I",
                ["source"] = "test",
        });
        return InScope(app, services => services.GetRequiredService<SeedCatalogue>().Run(
            file => file == "memberships" ? [row] : [], new Change("imported", Caller.System("test"))));
    }

    private static CsvRow RequirementRow(int n) => new("requirements", n, new Dictionary<string, string>
    {
        ["id"] = $"UNMISS-{n:00000}", ["mission"] = "UNMISS", ["unit_type"] = "SIGNALS_COY", ["substitutes"] = "", ["quantity_amount"] = "1",
            ["quantity_unit"] = "units",
        ["priority"] = "1", ["needed_by"] = "2027-09-01", ["duration_days"] = "365", ["minimum_level"] = "L2", ["equipment"] = "", ["self_sustainment"] = "",
            ["languages"] = "",
        ["required_contributors"] = "", ["excluded_contributors"] = "", ["required_organisations"] = "", ["excluded_organisations"] = "",
            ["status"] = "published", ["source"] = "illustrative",
    });

    private static async Task InScope(RegistryApp app, Func<IServiceProvider, Task> work, bool commit = true)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
        if (commit)
        {
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
        }
    }
}
