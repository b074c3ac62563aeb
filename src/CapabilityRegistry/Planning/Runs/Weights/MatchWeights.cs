using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Planning.Runs.Weights;

/// <summary>A set of weights under a name. A version is never changed, so a run can say which one it used.</summary>
public sealed record MatchWeights
{
    /// <summary>WGT-00002.</summary>
    public const string KeyPattern = "^WGT-[0-9]{5,9}$";

    /// <summary>The built-in default set.</summary>
    public static readonly MatchWeights Default = new()
    {
        Id = "WGT-00000",
        Name = "default",
        Version = 1,
        Values = WeightValues.Of(CapabilityRegistry.Matching.Model.Weights.Default),
        Reason = "What a run uses if it names nothing else: this registry's own judgement, not a rule of the United Nations.",
        At = null,
        Actor = null,
    };

    /// <summary>The key, e.g. WGT-00002.</summary>
    public required string Id { get; init; }

    /// <summary>What the versions of this set have in common.</summary>
    public required string Name { get; init; }

    /// <summary>1 for the first under this name.</summary>
    public required int Version { get; init; }

    public required WeightValues Values { get; init; }

    /// <summary>Why they are so.</summary>
    public required string Reason { get; init; }

    /// <summary>When they were stated; null for the default.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>Who stated them; null for the default.</summary>
    public required string? Actor { get; init; }
}

/// <summary>What quality was worth in a run.</summary>
public sealed record WeightsUsed
{
    /// <summary>The set of /v1/match-weights; null if they were given with the run.</summary>
    [RegularExpression(MatchWeights.KeyPattern)]
    public required string? Set { get; init; }

    public required WeightValues Values { get; init; }
}
