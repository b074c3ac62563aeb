using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CapabilityRegistry.Access;

/// <summary>Says "who are you" and "not you" in the form of every other refusal.</summary>
public sealed class AuthorizationAnswer : IAuthorizationMiddlewareResultHandler
{
    private static readonly Refusal Unknown = new("unauthenticated", "Send a valid token: Authorization: Bearer <token>.");

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // What is no endpoint of ours (unknown path, wrong method) is answered as such.
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        return authorizeResult.Challenged ? Challenge(context) : Forbid(context, endpoint);
    }

    private static Task Challenge(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate =
            context.Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Problem.Write(context, StatusCodes.Status401Unauthorized, Unknown);
    }

    private static Task Forbid(HttpContext context, RouteEndpoint endpoint)
    {
        var right = endpoint.Metadata.GetMetadata<RequiredRight>()?.Right.ToString() ?? "a right that nobody has";
        var role = Caller.Of(context.User).Role.Code();
        return Problem.Write(context, StatusCodes.Status403Forbidden, new Refusal("forbidden", $"This needs {right}, which the role {role} does not have."));
    }
}
