using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Routes;

/// <summary>Somebody who tries every endpoint.</summary>
/// <param name="Column">What the matrix calls it.</param>
/// <param name="Who">Null for whoever has no valid token.</param>
internal sealed record MatrixCaller(string Column, string? Token, Caller? Who)
{
    /// <summary>Everybody: no token, tokens that were good once, each role, bound to the object's state, to another and to none.</summary>
    public static async Task<IReadOnlyList<MatrixCaller>> Of(RegistryApp app)
    {
        var revoked = await Given(app, new JsonObject { ["role"] = "planner" });
        (await app.Administrator.Step($"{revoked.Location}/revoke")).Is(System.Net.HttpStatusCode.OK);
        var expired = await Given(app, new JsonObject { ["role"] = "planner", ["validDays"] = 1 });
        app.Clock.Advance(TimeSpan.FromDays(1));
        return
        [
            new("none", null, null),
            new("expired", (string)expired.Body["token"]!, null),
            new("revoked", (string)revoked.Body["token"]!, null),
            await Valid(app, "fp KAZ", Role.FocalPoint, "KAZ"),
            await Valid(app, "fp BRA", Role.FocalPoint, "BRA"),
            await Valid(app, "fp read", Role.FocalPoint, "KAZ", TokenScope.Read),
            await Valid(app, "planner", Role.Planner, null),
            await Valid(app, "pl read", Role.Planner, null, TokenScope.Read),
            await Valid(app, "as UN", Role.Assessor, null),
            await Valid(app, "as KAZ", Role.Assessor, "KAZ"),
            await Valid(app, "as BRA", Role.Assessor, "BRA"),
            await Valid(app, "auditor", Role.Auditor, null),
            await Valid(app, "admin", Role.Administrator, null),
            await Valid(app, "in KAZ", Role.Integrator, "KAZ"),
            await Valid(app, "in BRA", Role.Integrator, "BRA"),
            await Valid(app, "in any", Role.Integrator, null),
        ];
    }

    private static async Task<MatrixCaller> Valid(RegistryApp app, string column, Role role, string? contributor, params TokenScope[] scopes)
    {
        var token = await app.Token(role.Code(), contributor, [.. scopes.Select(scope => scope.Code())]);
        return new(column, token, new Caller(column, role, contributor) { Scopes = scopes.Length == 0 ? TokenScopes.All : scopes });
    }

    private static async Task<Answer> Given(RegistryApp app, JsonObject request) =>
        (await app.Administrator.Post("/v1/tokens", request.With("name", $"matrix {Guid.NewGuid():N}").With("person", "Ana Silva")))
            .Is(System.Net.HttpStatusCode.Created);
}
