using System.Security.Cryptography;
using System.Text;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>A POST that its sender can repeat without doing it twice.</summary>
public sealed record Idempotency(string Caller, string Key, string RequestHash)
{
    public static Idempotency? Of(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Headers[IdempotencyHeaders.Key] is [{ } key]
            ? new Idempotency(CapabilityRegistry.Kernel.Caller.Of(context.User).Name, key, Hash(context))
            : null;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string KeyHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Key)));

    /// <param name="shown">The objects of states that the answer shows.</param>
    public RememberedAnswer Remember(object result, IReadOnlyList<DisclosedObject> shown, DateTimeOffset at)
    {
        var versioned = result as IVersionedResult;
        return new RememberedAnswer
        {
            Caller = Caller,
            KeyHash = KeyHash,
            RequestHash = RequestHash,
            At = at,
            Status = ((IStatusCodeHttpResult)result).StatusCode!.Value,
            Location = versioned?.Location,
            Etag = versioned?.ETag,
            Body = Json.Write(WithoutSecret(((IValueHttpResult)result).Value)),
            Shown = Json.Write(shown),
        };
    }

    private static object? WithoutSecret(object? value) => value is ISecretOnce once ? once.WithoutSecret() : value;

    private static string Hash(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var request = context.Request;
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        hash.AppendData(FileBody.Of(context) is { } file ? Encoding.ASCII.GetBytes(file.Sha256) : RequestBody.Of(context).Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
