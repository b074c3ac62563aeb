using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>One thing that is wrong with a request, or one condition that is not met.</summary>
public sealed record ProblemError
{
    /// <summary>Permanent kebab-case code of what is wrong: one of those at /errors.</summary>
    public required string Code { get; init; }

    /// <summary>Where in the request body, or in the object that the rule judged: a JSON pointer (RFC 6901).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pointer { get; init; }

    /// <summary>Which query, path or header parameter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parameter { get; init; }

    /// <summary>What would have been right.</summary>
    public required string Expected { get; init; }

    /// <summary>What was there, shortened if it is long.</summary>
    public required string Found { get; init; }

    public static ProblemError Of(Fault fault) => new()
    {
        Code = fault.Code,
        Pointer = fault.Pointer,
        Parameter = fault.Parameter,
        Expected = fault.Expected,
        Found = CapabilityRegistry.Kernel.SafeExcerpt.Printable(fault.Found, CapabilityRegistry.Kernel.SafeExcerpt.LongestInFault),
    };
}
