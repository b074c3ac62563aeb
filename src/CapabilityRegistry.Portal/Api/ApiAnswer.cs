using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Api;

/// <summary>What the API answered.</summary>
/// <param name="Version">The ETag of the object; null if the answer has none.</param>
public sealed record ApiAnswer(HttpStatusCode Status, string? ContentType, string? Version, byte[] Content)
{
    /// <summary>Of a form that was only shown anew: nothing stands against it, and nothing was done.</summary>
    public static readonly ApiAnswer NotSent = new(
        HttpStatusCode.Conflict,
        "application/problem+json",
        null,
        JsonSerializer.SerializeToUtf8Bytes(new Problem { Status = StatusCodes.Status409Conflict, Code = "not-sent" }, ApiJson.Options));

    /// <summary>What a page of the API may load, as it says itself; null for what is no page.</summary>
    public string? SecurityPolicy { get; init; }

    /// <summary>Whether it is a file to save, and under which name; null if it does not say.</summary>
    public string? Disposition { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The answer as an object.</summary>
    /// <exception cref="ApiRefusalException">The API refused.</exception>
    public T Read<T>() => IsSuccess
        ? JsonSerializer.Deserialize<T>(Content, ApiJson.Options) ?? throw new JsonException($"The answer is null and no {typeof(T).Name}.")
        : throw new ApiRefusalException(Problem);

    /// <summary>Why the API refused.</summary>
    public Problem Problem => ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) == true
        ? JsonSerializer.Deserialize<Problem>(Content, ApiJson.Options)!
        : new Problem { Status = (int)Status, Code = "", Title = Status.ToString() };
}

/// <summary>A refusal of the API that the page has no answer of its own to.</summary>
public sealed class ApiRefusalException(Problem problem) : Exception($"{problem.Status} {problem.Code}: {problem.Detail}")
{
    public Problem Problem => problem;

    /// <summary>What the API would say of an address that leads nowhere.</summary>
    public static ApiRefusalException NotFound() => new(new Problem { Status = StatusCodes.Status404NotFound, Code = "not-found" });
}
