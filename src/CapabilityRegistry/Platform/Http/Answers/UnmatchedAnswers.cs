using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Diagnostics;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Answers unknown addresses and methods as problem documents.</summary>
public static class UnmatchedAnswers
{
    public static Task Write(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (http.Response.Headers.Allow.ToString() is var allow && allow.Split(", ").Contains(HttpMethods.Get))
        {
            http.Response.Headers.Allow = $"{allow}, {HttpMethods.Head}";
        }

        var refusal = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new Refusal("no-such-address", $"There is nothing at {SafeExcerpt.Short(http.Request.Path)}."),
            StatusCodes.Status405MethodNotAllowed =>
                new Refusal("method-not-allowed", $"{SafeExcerpt.Short(http.Request.Method)} is not offered here; see the Allow header."),
            _ => new Refusal("invalid-request", "The request could not be read, or its Host is none that this registry answers to."),
        };
        return Problem.Write(http, http.Response.StatusCode, refusal);
    }
}
