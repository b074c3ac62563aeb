using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>Sends the requests of the walk and keeps what was wrong with the answers.</summary>
public sealed class DocumentWalker
{
    private readonly RegistryApp _app;
    private readonly HttpClient _client;
    private readonly ReadyObjects _world;
    private readonly SampleValues _values;
    private readonly ValidRequests _good;
    private readonly AnswerCheck _check;
    private readonly IReadOnlyDictionary<Role, string> _tokens;

    private DocumentWalker(RegistryApp app, ApiDocument document, ReadyObjects world, Random random, IReadOnlyDictionary<Role, string> tokens)
    {
        (_app, _client, _world, Document, _tokens) = (app, app.As(null).Client, world, document, tokens);
        _values = new SampleValues(document, world, random);
        _good = new ValidRequests(app, world, _values);
        _check = new AnswerCheck(document);
    }

    public ApiDocument Document { get; }

    public int Requests { get; private set; }

    // Where the next page begins is given by an answer only. What fields leave out of an answer, its schema demands, so they are not sent either.
    private static bool IsSent(Operation operation, string name) => name switch
    {
        "after" => operation.Id is not "ListCandidates" && !operation.TakesInQuery("sort"),
        // What other operations call so is something else there.
        "result" => operation.Id != "ListImportRows",
        "name" => operation.Id != "StartImport",
        _ => name != "fields",
    };

    // An import is there for its own state or office alone, and the one that is ready is a state's.
    private static bool IsAmong(Operation operation, Role role) =>
        role == Role.FocalPoint || !operation.Path.StartsWith("/v1/imports", StringComparison.Ordinal);

    public List<string> Complaints { get; } = [];

    public static async Task<DocumentWalker> Through(RegistryApp app, Random random)
    {
        var world = new ReadyObjects(app);
        await world.Begin();
        var tokens = DemoTokens.All.Where(token => token.Value.Contributor is null or "KAZ").ToDictionary(token => token.Value.Role, token => token.Key);
        tokens[Role.Integrator] = await app.Token("integrator", "KAZ");
        return new DocumentWalker(app, await ApiDocument.Of(app), world, random, tokens);
    }

    public async Task CheckOperation(Operation operation)
    {
        var allowed = Allowed(operation);
        foreach (var role in allowed.Where(role => IsAmong(operation, role) && Finds(operation, role)))
        {
            await Expect(operation, await Good(operation, role, Size.Least), 200, 201, 202);
            await Expect(operation, await Good(operation, role, Size.Whole), 200, 201, 202, 409);
        }

        // What the document allows may still break a rule; it must never break the registry.
        await Expect(operation, await Good(operation, allowed[0], Size.Lowest), 200, 201, 202, 400, 409);
        await Expect(operation, await Good(operation, allowed[0], Size.Highest), 200, 201, 202, 400, 409);
        foreach (var role in _tokens.Keys.Except(allowed))
        {
            await Expect(operation, await Good(operation, role, Size.Least), 403);
        }

        await CheckBadRequests(operation, allowed[0]);
    }

    private async Task CheckBadRequests(Operation operation, Role role)
    {
        var body = _good.Body(operation, Size.Whole);
        var good = await _good.To(operation, operation.HasId ? await _world.Any(operation) : "", body, _tokens[role]);
        foreach (var deviation in new Deviations(Document, _values).Of(operation, good, body))
        {
            await Expect(operation, deviation);
        }

        foreach (var line in HostileLines.Of(operation, good))
        {
            await Expect(operation, line);
        }
    }

    private async Task Expect(Operation operation, HostileLine line)
    {
        var before = await _app.Written();
        var answer = await RawConnection.Ask(_app, line.Request);
        Requests++;

        if (!line.Statuses.Any(status => answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal)) || await _app.Written() != before)
        {
            Complaints.Add($"{operation.Id}, {line.What}: expected {string.Join(" or ", line.Statuses)} and nothing written\n  {line.Request}\n  "
                + $"{answer[..Math.Min(answer.Length, 600)]}");
        }
    }

    private async Task<Deviation> Good(Operation operation, Role role, Size size)
    {
        var call = await _good.To(operation, operation.HasId ? await _world.Ready(operation) : "", _good.Body(operation, size), _tokens[role]);
        var query = operation.In("query").Select(parameter => (Name: (string)parameter["name"]!, Schema: parameter["schema"]!))
            .Where(each => size != Size.Least && IsSent(operation, each.Name) && !call.Address.Contains($"?{each.Name}=", StringComparison.Ordinal))
            .Select(each => $"{each.Name}={Uri.EscapeDataString(_values.InQuery(each.Name, each.Schema, size))}").ToList();
        return new($"valid ({size})", query.Count == 0 ? call : call.With(string.Join('&', query)), null);
    }

    // A digest is there for its person, who here is the focal point, and for who oversees access.
    private static bool Finds(Operation operation, Role role) =>
        !operation.Path.StartsWith("/v1/digests/", StringComparison.Ordinal) || role is not (Role.Planner or Role.Assessor);

    private IReadOnlyList<Role> Allowed(Operation operation) => [.. ReadyRequests.RolesFor(_app, operation).Where(_tokens.ContainsKey)];

    private Task Expect(Operation operation, Deviation deviation, params int[] statuses) =>
        Expect(operation, deviation with { Statuses = statuses });

    private async Task Expect(Operation operation, Deviation deviation)
    {
        var before = await _app.Written();
        var answer = await deviation.Call.Send(_client);
        Requests++;

        List<string> complaints = [.. await _check.Complaints(operation, answer), .. deviation.Complaints(answer)];
        if ((int)answer.Status >= 400 && await _app.Written() != before)
        {
            complaints.Add("the request was refused, but something was written");
        }

        Complaints.AddRange(complaints.Select(complaint =>
            $"{operation.Id}, {deviation.What}: {complaint}\n  {deviation.Call}\n  {(int)answer.Status} {answer.Text[..Math.Min(answer.Text.Length, 600)]}"));
    }
}
