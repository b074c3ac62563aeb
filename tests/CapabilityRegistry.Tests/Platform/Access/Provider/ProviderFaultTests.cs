using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Provider;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CapabilityRegistry.Tests.Platform.Access.Provider;

public sealed class ProviderFaultTests
{
    [Fact]
    public async Task A_token_is_not_blamed_where_the_keys_of_its_provider_could_be_had_only_a_moment_later()
    {
        await using var provider = await IdentityProvider.Start();

        var away = await Assert.ThrowsAsync<UnavailableException>(() => ProviderFault.Explain(Failed(provider, provider.Address.ToString())));

        Assert.Equal("provider-away", away.Refusal.Code);
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_told_as_one()
    {
        await using var provider = await IdentityProvider.Start();
        var failed = Failed(provider, "https://elsewhere.example/");

        await ProviderFault.Explain(failed);

        Assert.Equal("The token is from another issuer.", failed.Result!.Failure!.Message);
    }

    // As the check of a token ends that had no keys, and so no issuer to compare with.
    private static AuthenticationFailedContext Failed(IdentityProvider provider, string issuer)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = $"Bearer {provider.Forged(token => token.Issuer = issuer)}";
        var options = new JwtBearerOptions
        {
            ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(new() { Issuer = provider.Address.ToString() }),
        };
        return new(context, new AuthenticationScheme("Provider", null, typeof(JwtBearerHandler)), options)
        {
            Exception = new SecurityTokenInvalidIssuerException(),
        };
    }
}
