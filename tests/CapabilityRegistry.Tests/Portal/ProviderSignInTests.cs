using System.Net;
using CapabilityRegistry.Tests.Platform.Access.Provider;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Signing in to the pages at a real OpenID Connect provider.</summary>
public sealed class ProviderSignInTests
{
    [Fact]
    public async Task Somebody_whom_the_provider_and_the_registry_know_is_signed_in_as_who_they_are()
    {
        await using var provider = await IdentityProvider.Start();
        await using var app = await On(provider);
        provider.Person["sub"] = "anna";
        provider.Person["roles"] = "focal-point";
        provider.Person["contributor"] = "KAZ";
        using var visitor = Visitor.Of(app);
        await visitor.Open("/sign-in");
        Assert.Contains("Sign in at your organization", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/sign-in/provider?return=/units");
        Assert.Equal("/units", visitor.Address);
        Assert.Contains("anna", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("focal point KAZ", visitor.Text, StringComparison.Ordinal);
        await visitor.Send("/sign-out");
        await visitor.Open("/units");
        Assert.StartsWith("/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whom_the_registry_does_not_know_is_told_so_and_gets_no_session()
    {
        await using var provider = await IdentityProvider.Start();
        await using var app = await On(provider);
        provider.Person["sub"] = "stranger";
        using var visitor = Visitor.Of(app);
        await visitor.Open("/sign-in/provider");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        Assert.Contains("does not know you", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Cookies["session"]);
    }

    [Fact]
    public async Task An_answer_that_no_sign_in_asked_for_leads_to_no_session()
    {
        await using var provider = await IdentityProvider.Start();
        await using var app = await On(provider);
        using var visitor = Visitor.Of(app);
        await visitor.Open("/sign-in/callback?code=stolen&state=forged");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        Assert.Null(visitor.Cookies["session"]);
    }

    [Fact]
    public async Task Without_a_provider_there_is_nothing_to_sign_in_at()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var visitor = Visitor.Of(app);
        await visitor.Open("/sign-in");
        Assert.DoesNotContain("organization", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/sign-in/provider");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    private static Task<RegistryApp> On(IdentityProvider provider) => RegistryApp.On(
        Engine.Sqlite, "catalogue",
        ("Access:Authority", provider.Address.ToString()), ("Access:Audience", IdentityProvider.Audience), ("Access:SignIn:ClientId", "pages"));
}
