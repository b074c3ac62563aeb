using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

/// <summary>Many new pledges.</summary>
public sealed record DraftPledgesRequest
{
    public required BulkMode Mode { get; init; }

    [MinLength(1)]
    [MaxLength(BulkChanges.Most)]
    public required IReadOnlyList<DraftPledgeRequest> Items { get; init; }
}

/// <summary>Many pledges that take the same step.</summary>
public sealed record StepPledgesRequest
{
    public required BulkMode Mode { get; init; }

    [MinLength(1)]
    [MaxLength(BulkChanges.Most)]
    public required IReadOnlyList<PledgeStep> Items { get; init; }
}

/// <summary>A pledge as it was read.</summary>
public sealed record PledgeStep
{
    [RegularExpression(Patterns.Pledge)]
    public required string Id { get; init; }

    /// <summary>The version that the step is decided on, as in If-Match.</summary>
    [Range(1, 999_999_999)]
    public required int Version { get; init; }
}

/// <summary>Many pledges that rise.</summary>
public sealed record RaisePledgesRequest
{
    public required BulkMode Mode { get; init; }

    [MinLength(1)]
    [MaxLength(BulkChanges.Most)]
    public required IReadOnlyList<PledgeRaise> Items { get; init; }
}

/// <summary>A pledge as it was read, and to which level it rises.</summary>
public sealed record PledgeRaise : RaisePledgeRequest
{
    [RegularExpression(Patterns.Pledge)]
    public required string Id { get; init; }

    /// <summary>The version that the step is decided on, as in If-Match.</summary>
    [Range(1, 999_999_999)]
    public required int Version { get; init; }
}

/// <summary>Many pledges that go back to their states.</summary>
public sealed record ReturnPledgesRequest
{
    public required BulkMode Mode { get; init; }

    [MinLength(1)]
    [MaxLength(BulkChanges.Most)]
    public required IReadOnlyList<PledgeReturn> Items { get; init; }
}

/// <summary>A pledge as it was read, and why it goes back.</summary>
public sealed record PledgeReturn : ReturnPledgeRequest
{
    [RegularExpression(Patterns.Pledge)]
    public required string Id { get; init; }

    /// <summary>The version that the step is decided on, as in If-Match.</summary>
    [Range(1, 999_999_999)]
    public required int Version { get; init; }
}

/// <summary>Many pledges that a state takes back.</summary>
public sealed record WithdrawPledgesRequest
{
    public required BulkMode Mode { get; init; }

    [MinLength(1)]
    [MaxLength(BulkChanges.Most)]
    public required IReadOnlyList<PledgeWithdrawal> Items { get; init; }
}

/// <summary>A pledge as it was read, and why it is taken back.</summary>
public sealed record PledgeWithdrawal : WithdrawPledgeRequest
{
    [RegularExpression(Patterns.Pledge)]
    public required string Id { get; init; }

    /// <summary>The version that the step is decided on, as in If-Match.</summary>
    [Range(1, 999_999_999)]
    public required int Version { get; init; }
}
