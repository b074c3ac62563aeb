using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Routes;

/// <summary>What everybody gets from every endpoint of the route table: tried out, and by the table of rights.</summary>
internal sealed partial class AccessMatrix
{
    private const string Nobodys = "nobody's";
    private const string States = "KAZ's";

    private readonly HttpClient _client;
    private readonly ReadyObjects _world;
    private readonly ValidRequests _good;
    private readonly Dictionary<string, Operation> _operations;
    private readonly IReadOnlyList<MatrixCaller> _callers;

    private AccessMatrix(RegistryApp app, ReadyObjects world, ApiDocument document, IReadOnlyList<MatrixCaller> callers)
    {
        (_client, _world, _callers) = (app.As(null).Client, world, callers);
        _good = new ValidRequests(app, world, new SampleValues(document, world, new Random(20261124)));
        _operations = document.Operations.ToDictionary(operation => operation.Id);
    }

    /// <summary>The matrix as text, a line for each endpoint and kind of object.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Where an answer is not what the table of rights says, or shows a state's object to somebody who may not see it.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<AccessMatrix> Of(RegistryApp app)
    {
        var world = new ReadyObjects(app);
        await world.Begin();
        var matrix = new AccessMatrix(app, world, await ApiDocument.Of(app), await MatrixCaller.Of(app));
        matrix.Lines.Add(Line("", "object", matrix._callers.Select(caller => caller.Column)));
        foreach (var route in Route.Of(app))
        {
            foreach (var of in route.Path.Contains("{id}", StringComparison.Ordinal) ? new[] { States, Nobodys } : [""])
            {
                await matrix.Try(route, of);
            }
        }

        return matrix;
    }

    private async Task Try(Route route, string of)
    {
        var cells = new List<string>();
        string? ready = null;
        foreach (var caller in _callers)
        {
            // An object that a step was taken on is no longer ready for it.
            ready ??= of == States ? await _world.Ready(_operations[route.Name!]) : of == Nobodys ? "XXX-99999" : "";
            var answer = await (await CallOf(route, ready, caller)).Send(_client);
            Judge(route, of, caller, answer);
            cells.Add(Cell(answer));
            ready = (int)answer.Status < 400 ? null : ready;
        }

        Lines.Add(Line($"{route.Method} {route.Path}", of, cells));
    }

    private async Task<RequestData> CallOf(Route route, string id, MatrixCaller caller) =>
        route.Name is { } name && _operations.TryGetValue(name, out var operation)
            ? await _good.To(operation, id, _good.Body(operation, Size.Least), caller.Token)
            : new RequestData
            {
                Method = route.Method == "ANY" ? HttpMethod.Get : new HttpMethod(route.Method),
                Address = route.Path.Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{code}", "four-eyes", StringComparison.Ordinal)
                    .Replace("swagger/{**path}", "/swagger/index.html", StringComparison.Ordinal),
                Token = caller.Token,
            };

    // Its examples are of the demo data, wherever it is served.
    private const string Document = "/{documentName}.json";

    private void Judge(Route route, string of, MatrixCaller caller, Answer answer)
    {
        var (status, expected) = ((int)answer.Status, Expected(route, of, caller.Who));
        if (expected == 200 ? status >= 400 : status != expected)
        {
            Complaints.Add($"{route.Method} {route.Path} ({of}): {caller.Column} got {status}, the table says {expected}: {answer.Text}");
        }

        var shows = ShowsState(answer) && !route.Path.EndsWith(Document, StringComparison.Ordinal);
        if (status < 400 && shows && (route.IsPublic || caller.Who is not { Scope: null or "KAZ" }))
        {
            Complaints.Add($"{route.Method} {route.Path} ({of}): {caller.Column} is shown {KazakhPledge().Match(answer.Text)}");
        }
    }

    // 200 stands for every success.
    private static int Expected(Route route, string of, Caller? who) => (route, who) switch
    {
        ({ IsPublic: true }, _) => 200,
        (_, null) => 401,
        _ when !Rights.Allow(who, route.Right!.Value) => 403,
        _ when of == Nobodys => 404,
        // Who uploads a list writes what is in it.
        ({ Name: "StartImport" or "GetTemplate" }, { Role: not Role.FocalPoint }) => 403,
        // What belongs to no state is of another office than an import of a state.
        _ when route.Path.StartsWith("/v1/imports/{id}", StringComparison.Ordinal) =>
            ReachOf(route, who) == StatesReached.Common ? 404 : ExpectedOfState(ReachOf(route, who), who),
        // It is somebody's who is none of these: only who oversees access finds it.
        _ when route.Path.StartsWith("/v1/digests/", StringComparison.Ordinal) => who.Role is Role.Auditor or Role.Administrator ? 200 : 404,
        // The pledge is named in the request, and there is none for who may not see it.
        ({ Name: "HandInPaper" or "ReportDeficiency" or "StateCondition" or "ProposeShare" }, { Scope: not (null or "KAZ") }) => 400,
        ({ Name: "RecordDeficiency" or "RecordEvaluation" }, { Contributor: "KAZ" }) => 403,
        // Who may not see the pledge is told that there is none, as a fault of the item.
        _ when IsStepOfMany(route) && who.Scope is not (null or "KAZ") => 409,
        _ when of == States && BelongsToState(route) => ExpectedOfState(ReachOf(route, who), who),
        _ => 200,
    };

    private static StatesReached ReachOf(Route route, Caller who) => Rights.Table.Single(grant => grant.Right == route.Right).ReachOf(who.Role);

    private static int ExpectedOfState(StatesReached reach, Caller who) => reach switch
    {
        StatesReached.OwnState => who.Contributor == "KAZ" ? 200 : 404,
        StatesReached.OwnStateIfBound => who.Contributor is null or "KAZ" ? 200 : 404,
        StatesReached.OtherStates => who.Contributor == "KAZ" ? 403 : 200,
        _ => 200,
    };

    private static bool IsStepOfMany(Route route) => route.Path.StartsWith("/v1/pledges/bulk/", StringComparison.Ordinal);

    private static bool BelongsToState(Route route) => route.Path.Split('/')[2]
        is "pledges" or "visits" or "outcome-drafts" or "findings" or "papers" or "sur-comparisons" or "agreements" or "caps" or "conditions" or "shares" or
            "files" or "vettings" or "evaluations" or "investigations" or "deficiencies" or "help-offers" or "individual-pledges" or "training-places" or
            "invitations" or "deployments";

    // The document has an example of a key.
    private static bool ShowsState(Answer answer) => KazakhPledge().Matches(answer.Text).Any(key => key.Value != "KAZ-00042");

    private static string Cell(Answer answer) => (int)answer.Status < 400 && ShowsState(answer) ? $"{(int)answer.Status}*" : $"{(int)answer.Status}";

    private static string Line(string route, string of, IEnumerable<string> cells) =>
        $"{route,-42} {of,-9} {string.Join(' ', cells.Select(cell => cell.PadRight(8)))}".TrimEnd();

    [GeneratedRegex(@"KAZ-\d{5}")]
    private static partial Regex KazakhPledge();
}
