using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>Says in a sentence what is wrong with a provider's token, with nothing of the token in it.</summary>
public static class ProviderFault
{
    /// <exception cref="UnavailableException">It is not the token: the provider's keys cannot be had.</exception>
    public static async Task Explain(AuthenticationFailedContext context)
    {
        // Without the provider's keys every token looks as if it came from somebody else, also where they could be had a moment later.
        var provider = await Provider(context);
        if (context.Exception is SecurityTokenInvalidIssuerException && new JsonWebToken(BearerHeader.Of(context.Request)).Issuer == provider.Issuer)
        {
            throw Away(context.Exception);
        }

        context.Fail(Sentence(context.Exception, context));
    }

    private static async Task<OpenIdConnectConfiguration> Provider(AuthenticationFailedContext context)
    {
        try
        {
            return await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException away)
        {
            throw Away(away);
        }
    }

    private static UnavailableException Away(Exception fault) => new(
        "provider-away", "The identity provider cannot be reached just now, so its tokens cannot be checked. Try again in a moment.", fault);

    private static string Sentence(Exception fault, AuthenticationFailedContext context) => fault switch
    {
        SecurityTokenExpiredException => "The token has expired.",
        SecurityTokenNotYetValidException => "The token is not valid yet.",
        SecurityTokenNoExpirationException => "The token has no time at which it expires.",
        SecurityTokenInvalidLifetimeException => "The token's lifetime makes no sense.",
        SecurityTokenInvalidAudienceException => "The token is for another audience.",
        SecurityTokenInvalidIssuerException => "The token is from another issuer.",
        SecurityTokenInvalidSignatureException when !HasAcceptedAlgorithm(context) =>
            "The token is signed with an algorithm that is not accepted, or not at all.",
        SecurityTokenSignatureKeyNotFoundException => "The token is signed with a key that the issuer does not publish.",
        SecurityTokenInvalidSignatureException => "The token's signature is wrong.",
        _ => "The token cannot be read.",
    };

    // A token whose signature was looked at can be read.
    private static bool HasAcceptedAlgorithm(AuthenticationFailedContext context) => context.Options.TokenValidationParameters.ValidAlgorithms
        .Contains(new JsonWebToken(BearerHeader.Of(context.Request)).Alg);
}
