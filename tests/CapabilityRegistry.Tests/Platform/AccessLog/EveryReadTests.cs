using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Tests.Platform.Events;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.AccessLog;

/// <summary>
/// Goes through every operation as everybody who is not of Kazakhstan. Wherever an answer names pledges of Kazakhstan, the
/// access log must name them too. Who adds a view that shows them lets it say so: <see cref="IDisclosesObjects"/>.
/// </summary>
public sealed partial class EveryReadTests
{
    // They tell who saw a pledge, and are on record as what they are.
    private static readonly string[] AboutTheLog = ["ListAccessLog", "GetAccessLogEntry", "ExportEvents"];

    // Enough of them to see that the walk shows something.
    private static readonly string[] Showing =
    [
        "ListPledges", "GetPledge", "GetReadiness", "GetPledgeHistory", "ListVisits", "GetVisit", "ListVisitProposals", "GetPledgeOutcomes",
            "ListPledgeDecisions", "ListContributorDecisions", "ListCandidates", "GetMatchRun", "CompareMatchRuns", "GetMatchRunDossier",
            "GetMatchRunCertificate", "ListChanges", "ListEvents", "AcceptPledge", "RecordOutcome",
    ];

    private static readonly string[] ShowingAgain = ["AcknowledgePledge", "AcceptPledge", "ScheduleVisit", "RecordOutcome", "InviteState", "SelectInvitation"];

    [Theory, EachEngine]
    public async Task Whatever_shows_a_pledge_to_others_than_its_state_is_on_record(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        var (world, document, good, callers) = await World(app);
        var (missing, shown) = (new List<string>(), new HashSet<string>());

        foreach (var operation in document.Operations.Except(document.Operations.Where(each => AboutTheLog.Contains(each.Id))))
        {
            foreach (var (name, token) in callers)
            {
                var id = operation.HasId ? await world.Ready(operation) : "";
                var answer = await (await good.To(operation, id, good.Body(operation, Size.Least), token)).Send(app.As(null).Client);
                var keys = (int)answer.Status < 400 ? Pledge().Matches(answer.Text).Select(match => match.Value).Distinct().ToList() : [];
                if (keys.Count > 0)
                {
                    shown.Add(operation.Id);
                    missing.AddRange(keys.Except(await Recorded(app, name, operation.Id)).Select(key => $"{operation.Id} showed {key} to the {name}"));
                }
            }
        }

        Assert.Empty(missing);
        Assert.Empty(Showing.Except(shown));
        await NamedInEvents.IsWhole(app);
    }

    [Theory, EachEngine]
    public async Task Whatever_shows_a_pledge_again_by_an_Idempotency_Key_is_on_record_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        var (world, document, good, callers) = await World(app);
        var (missing, shown) = (new List<string>(), new HashSet<string>());

        foreach (var operation in document.Operations.Where(each => each.Takes("Idempotency-Key")))
        {
            foreach (var (name, token) in callers)
            {
                var id = operation.HasId ? await world.Ready(operation) : "";
                var request = (await good.To(operation, id, good.Body(operation, Size.Least), token)) with { Key = Guid.NewGuid().ToString() };
                var first = await request.Send(app.As(null).Client);
                var again = await request.Send(app.As(null).Client);
                if ((int)first.Status >= 400 || !Pledge().IsMatch(first.Text))
                {
                    continue;
                }

                Assert.Equal(first.Text, again.Text);
                shown.Add(operation.Id);
                var entries = await app.Seen($"actor={Uri.EscapeDataString(name)}&operation={operation.Id}");
                if (entries is not [var one, var other] || !JsonNode.DeepEquals(one["shown"], other["shown"]))
                {
                    missing.Add($"{operation.Id} by the {name}: {entries.Count} entries of two");
                }
            }
        }

        Assert.Empty(missing);
        Assert.Empty(ShowingAgain.Except(shown));
    }

    [Theory, EachEngine]
    public async Task What_whoever_waits_for_a_run_is_shown_in_the_end_is_on_record(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();

        await app.Run();

        var entry = Assert.Single(await app.Seen("actor=demo-planner&operation=StartMatchRun"));
        Assert.Equal([pledge], AccessLogSteps.Keys((await app.Auditor.Get($"/v1/access-log/{entry["id"]}")).Is(HttpStatusCode.OK).Body));
    }

    /// <summary>A registry with pledges of Kazakhstan, and somebody of each role who is not of it.</summary>
    private static async Task<(ReadyObjects World, ApiDocument Document, ValidRequests Good, IReadOnlyList<(string Name, string Token)> Callers)> World(
        RegistryApp app)
    {
        var world = new ReadyObjects(app);
        await world.Begin();
        await app.Level2Pledge();
        await app.VisitedPledge("failed");
        await app.VisitedPledge();
        await app.PublishedRequirement();
        var document = await ApiDocument.Of(app);
        var callers = new List<(string Name, string Token)>();
        (Role, string?)[] foreign = [(Role.Planner, null), (Role.Assessor, "BRA"), (Role.Auditor, null), (Role.Administrator, null), (Role.Integrator, null)];
        foreach (var (role, state) in foreign)
        {
            callers.Add(await Foreigner(app, role, state));
        }

        return (world, document, new ValidRequests(app, world, new SampleValues(document, world, new Random(1))), callers);
    }

    private static async Task<(string Name, string Token)> Foreigner(RegistryApp app, Role role, string? state)
    {
        var request = new JsonObject { ["name"] = $"{role.Code()} from elsewhere", ["person"] = "Ana Silva", ["role"] = role.Code(), ["contributor"] = state };
        return ((string)request["name"]!, (string)(await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body["token"]!);
    }

    private static async Task<IEnumerable<string>> Recorded(RegistryApp app, string actor, string operation)
    {
        var entries = await app.Seen($"actor={Uri.EscapeDataString(actor)}&operation={operation}");
        return entries.Count == 0 ? [] : AccessLogSteps.Keys((await app.Auditor.Get($"/v1/access-log/{Assert.Single(entries)["id"]}")).Body);
    }

    [GeneratedRegex("KAZ-[0-9]{5}")]
    private static partial Regex Pledge();
}
