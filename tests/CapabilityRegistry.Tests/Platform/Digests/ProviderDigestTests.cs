using System.Net;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Platform.Access.Provider;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Digests;

/// <summary>Digests of people who sign in at an OpenID Connect provider: their tokens are not kept, and who they are is known from the last time.</summary>
public sealed class ProviderDigestTests
{
    [Fact]
    public async Task Who_was_away_for_long_gets_nothing_until_they_are_back_and_another_role_ends_it()
    {
        await using var provider = await IdentityProvider.Start();
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, "catalogue",
            [.. office.Settings, ("Access:Authority", provider.Address.ToString()), ("Access:Audience", IdentityProvider.Audience)]);
        await app.DraftPledge();
        var token = await provider.Token(("sub", "anna"), ("roles", "focal-point"), ("contributor", "KAZ"));
        var id = await app.Subscribed(office, token);
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);

        await app.NextDay(31);
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);
        Assert.Equal("confirmed", await Status(app, id));

        await Use(app, await provider.Token(("sub", "anna"), ("roles", "focal-point"), ("contributor", "KAZ")), "focal-point");
        await app.NextDay();
        Assert.Equal(3, office.Mails.Count);

        await Use(app, await provider.Token(("sub", "anna"), ("roles", "planner")), "planner");
        await app.NextDay();
        Assert.Equal(3, office.Mails.Count);
        Assert.Equal("ended", await Status(app, id));
        await using var work = new Work(app.Database);
        Assert.Equal(0, await work.Find<int>("SELECT COUNT(*) FROM provider_login"));
    }

    private static async Task<string?> Status(RegistryApp app, string id) => (string?)(await app.Auditor.Get($"/v1/digests/{id}")).Body["status"];

    // That they were here is noted a moment later.
    private static async Task Use(RegistryApp app, string token, string role)
    {
        (await app.As(token).Get("/v1/access/caller")).Is(HttpStatusCode.OK);
        await using var work = new Work(app.Database);
        while (await work.Find<string>("SELECT role FROM provider_login WHERE seen_at >= @Today", new { Today = app.Clock.GetUtcNow().AddMinutes(-1) }) != role)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
