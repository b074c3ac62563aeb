namespace CapabilityRegistry.Portal.Api;

/// <summary>A refusal of the API.</summary>
public sealed record Problem
{
    public required int Status { get; init; }

    /// <summary>The permanent code, which the pages have words for in each language; empty if the answer was no problem document.</summary>
    public required string Code { get; init; }

    public string? Title { get; init; }

    /// <summary>In English, for people.</summary>
    public string? Detail { get; init; }

    /// <summary>What an operator finds the request by.</summary>
    public string? TraceId { get; init; }

    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>A body that is too long is wrong at the field in which the file was chosen.</summary>
    public Problem AtFile(string field) => Code == "too-large" && Errors.Count == 0
        ? this with { Errors = [new ProblemError { Code = Code, Pointer = $"/{field}", Parameter = field }] }
        : this;
}

/// <summary>One thing that is wrong with a request.</summary>
public sealed record ProblemError
{
    public required string Code { get; init; }

    /// <summary>Where in the body, as a JSON pointer: /personnel/0/men; null if it is not about the body.</summary>
    public string? Pointer { get; init; }

    public string? Parameter { get; init; }

    public string? Expected { get; init; }

    public string? Found { get; init; }
}
