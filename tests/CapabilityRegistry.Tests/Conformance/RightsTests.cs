using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance;

/// <summary>The table of rights holds over HTTP, for every endpoint and every role.</summary>
public sealed class RightsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_is_refused_exactly_what_the_table_does_not_allow(Role role)
    {
        var app = await apps.On(Engine.Sqlite);
        var session = app.As(await app.Token(role.Code(), role is Role.FocalPoint ? "KAZ" : null));

        foreach (var route in Route.Of(app).Where(route => !route.IsPublic))
        {
            var answer = await Call(session, route);
            Assert.NotEqual(HttpStatusCode.Unauthorized, answer.Status);
            Assert.True(answer.Status == HttpStatusCode.Forbidden != route.Roles.Contains(role), $"{route.Line}: {role.Code()} got {(int)answer.Status}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("crt_of-nobody")]
    [InlineData("crt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public async Task Without_a_valid_token_everything_but_the_public_is_closed(string? token)
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var route in Route.Of(app))
        {
            var answer = await Call(app.As(token), route);
            Assert.True(answer.Status == HttpStatusCode.Unauthorized != route.IsPublic, $"{route.Line}: nobody got {(int)answer.Status}");
        }
    }

    // Of an object that does not exist, without a body: whoever may do it gets some other refusal.
    private static Task<Answer> Call(Session session, Route route) => session.Send(
        new HttpMethod(route.Method), route.Path.Replace("{id}", "XXX-99999", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal));
}
