using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Answers 401 and 403 as problem documents like every other refusal, with the reason in WWW-Authenticate (RFC 6750, 3).</summary>
public sealed class AuthorizationAnswer : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // What is no endpoint of ours (unknown path, wrong method) is answered as such.
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        return authorizeResult.Challenged ? Challenge(context) : Forbid(context, endpoint);
    }

    private static async Task Challenge(HttpContext context)
    {
        var fault = await BearerHeader.Fault(context);
        context.Response.Headers.WWWAuthenticate = fault is null ? "Bearer" : Header("invalid_token", fault);
        await Problem.Write(context, StatusCodes.Status401Unauthorized, new Refusal(
            "unauthenticated", $"{fault ?? "There is no token."} Send a valid one: Authorization: Bearer <token>."));
    }

    private static Task Forbid(HttpContext context, RouteEndpoint endpoint)
    {
        var right = endpoint.Metadata.GetMetadata<RequiredRight>()?.Right;
        var fault = Fault(context, right);
        context.Response.Headers.WWWAuthenticate = Header("insufficient_scope", fault) + Scope(context, right);
        return Problem.Write(context, StatusCodes.Status403Forbidden, new Refusal("forbidden", fault));
    }

    private static string Fault(HttpContext context, Right? right) => (context.User, Caller.Find(context.User)) switch
    {
        (UnknownPrincipal unknown, _) => unknown.Fault,
        (_, { } caller) when right is { } known => Rights.WhyNot(caller, known),
        (_, var caller) => $"This needs a right that nobody has, which the role {caller!.Role.Code()} does not have.",
    };

    // Only the scope of a token can be widened by getting another one; a role cannot.
    private static string Scope(HttpContext context, Right? right) =>
        right is { } known && Caller.Find(context.User) is { } caller && Rights.Allows(caller.Role, known) ? $", scope=\"{Rights.ScopeOf(known).Code()}\"" : "";

    private static string Header(string error, string description) => $"Bearer error=\"{error}\", error_description=\"{description}\"";
}
