using CapabilityRegistry.Tests.Conformance.Document;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Routes;

/// <summary>The routes that others have been promised. There may be more; none of these may go.</summary>
public sealed class FixedRoutesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("GET /v1/unit-types")]
    [InlineData("GET /v1/missions")]
    [InlineData("GET /v1/contributors")]
    [InlineData("GET /v1/pledges", "POST /v1/pledges", "GET /v1/pledges/{id}", "PUT /v1/pledges/{id}")]
    [InlineData("POST /v1/pledges/{id}/submit", "POST /v1/pledges/{id}/acknowledge", "POST /v1/pledges/{id}/accept", "POST /v1/pledges/{id}/return")]
    [InlineData("POST /v1/pledges/{id}/raise", "POST /v1/pledges/{id}/lower", "POST /v1/pledges/{id}/withdraw")]
    [InlineData("GET /v1/pledges/{id}/readiness", "GET /v1/pledges/{id}/history")]
    [InlineData("GET /v1/visits", "POST /v1/visits", "POST /v1/visits/{id}/outcome")]
    [InlineData("GET /v1/requirements", "POST /v1/requirements", "GET /v1/requirements/{id}")]
    [InlineData("POST /v1/requirements/{id}/publish", "POST /v1/requirements/{id}/amend", "POST /v1/requirements/{id}/close")]
    [InlineData("GET /v1/requirements/{id}/candidates")]
    [InlineData("GET /v1/gaps")]
    [InlineData("GET /v1/match-runs", "POST /v1/match-runs", "GET /v1/match-runs/{id}")]
    [InlineData("GET /v1/changes")]
    [InlineData("GET /v1/tokens", "POST /v1/tokens")]
    [InlineData("GET /health/live", "GET /health/ready")]
    public async Task A_promised_route_stays(params string[] routes)
    {
        var document = await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1");
        Assert.Empty(routes.Except(document.Operations.Select(operation => operation.Name)));
    }
}
