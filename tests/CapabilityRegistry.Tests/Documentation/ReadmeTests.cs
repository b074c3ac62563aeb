using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Tests.Support;
using PledgeDecision = CapabilityRegistry.Registry.Pledges.Rules.PledgeDecision;
using ReadinessLevel = CapabilityRegistry.Registry.Catalogue.ReadinessLevel;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>What the README shows is what happens.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    private static readonly Caller Planner = new("planner", Role.Planner, null);

    // One way to take each step that can succeed, if the status allows it at all.
    private static readonly Dictionary<string, Func<Pledge, Decision<Pledge>>> Verbs = new()
    {
        ["submit"] = pledge => pledge.Submit(new Caller("focal point", Role.FocalPoint, "KAZ"), new(2026, 11, 1)),
        ["acknowledge"] = pledge => pledge.Acknowledge(),
        ["accept"] = pledge => pledge.Accept(Visited(pledge), Planner),
        ["return"] = pledge => pledge.Return([]),
        ["raise"] = pledge => pledge.Raise(ReadinessLevel.L2, new AssessedUnit(Visited(pledge), []), Planner),
        ["override"] = pledge => pledge.Override(ReadinessLevel.L2, Visited(pledge)),
        ["lower"] = pledge => (pledge with { Level = ReadinessLevel.L2 }).Lower(ReadinessLevel.L1, new(2026, 11, 3)),
        ["renew"] = pledge => pledge.Renew(new(2026, 11, 3)),
        ["certify"] = pledge => (pledge with { Level = ReadinessLevel.L3 }).Certify(new(2026, 11, 3)),
        ["withdraw"] = pledge => pledge.Withdraw([]),
    };

    [Fact]
    public void It_has_at_most_200_lines() => Assert.InRange(Readme.Split('\n').Length, 50, 200);

    [Fact]
    public async Task The_first_request_is_answered_as_shown()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        var request = FirstRequest().Match(Readme);

        var answer = (await app.As(request.Groups["token"].Value).Get(request.Groups["path"].Value)).Is(HttpStatusCode.OK);

        var lines = answer.Body.ToJsonString(Indented).Split('\n');
        var from = 0;
        Assert.All(Shown().Match(Readme).Groups[1].Value.Split('\n').Where(line => line.Trim() != "…"), line =>
        {
            var at = Array.IndexOf(lines, line, from);
            Assert.True(at >= 0, $"'{line}' is not in the answer after line {from}");
            from = at + 1;
        });
    }

    [Fact]
    public void The_life_of_a_pledge_has_every_step_that_the_rules_allow_and_no_other()
    {
        var allowed = from status in Enum.GetValues<PledgeStatus>()
                      from verb in Verbs
                      let decision = verb.Value(In(status))
                      where decision.Refusal is null
                      select $"{status.Code()} --> {decision.Granted!.Status.Code()} : {verb.Key}";

        Assert.Equal(allowed.Order(), Steps().Matches(Readme).Select(match => match.Groups[1].Value).Order());
    }

    [Fact]
    public void The_life_of_a_pledge_has_every_status_and_every_verb_that_there_is()
    {
        var diagram = Diagram().Match(Readme).Groups[1].Value;
        var routes = File.ReadAllText(Repository.PathOf("tests/CapabilityRegistry.Tests/Conformance/routes.txt"));

        Assert.Equal(
            Enum.GetValues<PledgeStatus>().Select(status => status.Code()).Order(),
            States().Matches(diagram).Select(match => match.Value).Distinct().Order());
        Assert.Equal(Routes().Matches(routes).Select(match => match.Groups[1].Value).Order(), Verbs.Keys.Order());
    }

    // Registered on the first of the month, and found ready the day after.
    private static UnitReadiness Visited(Pledge pledge) => ReadinessJudge.On(
        new(2026, 11, 3),
        UnitFacts.Of(
            pledge,
            [new() { Pledge = pledge.Id, Version = 1, Contributor = "KAZ", Kind = PledgeDecisionKind.Registered, DecidedOn = new(2026, 11, 1) }],
            [new VisitOfUnit { Visit = "AAV-00001", Pledge = pledge.Id, Kind = "AAV", Mode = "remote", VisitedOn = new(2026, 11, 2), Status = "passed" }],
            [],
            [],
            [],
            []),
        PolicyTimeline.Of(ShippedPolicies.Pcrs2024));

    private static Pledge In(PledgeStatus status) => Pledge.Of(new PledgeContent
    {
        UnitType = "ENGINEER_COY", UnitName = "x", Capacity = new() { Amount = 1, Unit = Measure.Units }, ResponseDays = 60,
        AvailableFrom = new(2027, 1, 1), Personnel = [new() { RankGroup = RankGroup.Enlisted, Men = 1, Women = 1 }], MajorEquipment = [],
        SelfSustainment = ["catering"], NoteVerbale = "NV/1",
    }) with
    {
        Id = "KAZ-00001", Version = 1, Contributor = "KAZ", Status = status, SubmittedOn = new(2026, 11, 1),
        Level = status == PledgeStatus.Registered ? ReadinessLevel.L1 : null,
    };

    [GeneratedRegex(@"curl -s -H 'Authorization: Bearer (?<token>[\w-]+)' http://127\.0\.0\.1:5080(?<path>\S+)")]
    private static partial Regex FirstRequest();

    [GeneratedRegex(@"```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"```mermaid\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Diagram();

    [GeneratedRegex(@"^ +(\w+ --> \w+ : \w+)$", RegexOptions.Multiline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"(?<=^ +)\w+(?= -->)|(?<=--> )\w+", RegexOptions.Multiline)]
    private static partial Regex States();

    [GeneratedRegex(@"^POST /v1/pledges/\{id\}/(\w+) ", RegexOptions.Multiline)]
    private static partial Regex Routes();
}
