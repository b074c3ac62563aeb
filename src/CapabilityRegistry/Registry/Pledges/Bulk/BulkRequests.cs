using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

/// <summary>Many changes in one request.</summary>
public abstract record BulkRequest<T>
{
    public required BulkMode Mode { get; init; }

    [MinLength(1)]
    [MaxLength(BulkChanges.Most)]
    public required IReadOnlyList<T> Items { get; init; }
}

/// <summary>Many new pledges.</summary>
public sealed record DraftPledgesRequest : BulkRequest<DraftPledgeRequest>;

/// <summary>Many pledges that take the same step.</summary>
public sealed record StepPledgesRequest : BulkRequest<PledgeStep>;

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
public sealed record RaisePledgesRequest : BulkRequest<PledgeRaise>;

/// <summary>A pledge as it was read, and to which level it rises.</summary>
public sealed record PledgeRaise : RaisePledgeRequest
{
    [RegularExpression(Patterns.Pledge)]
    public required string Id { get; init; }

    /// <summary>The version that the step is decided on, as in If-Match.</summary>
    [Range(1, 999_999_999)]
    public required int Version { get; init; }
}

/// <summary>Many pledges that fall back.</summary>
public sealed record LowerPledgesRequest : BulkRequest<PledgeLowering>;

/// <summary>A pledge as it was read, and to which level it falls.</summary>
public sealed record PledgeLowering : LowerPledgeRequest
{
    [RegularExpression(Patterns.Pledge)]
    public required string Id { get; init; }

    /// <summary>The version that the step is decided on, as in If-Match.</summary>
    [Range(1, 999_999_999)]
    public required int Version { get; init; }
}

/// <summary>Many pledges that go back to their states.</summary>
public sealed record ReturnPledgesRequest : BulkRequest<PledgeReturn>;

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
public sealed record WithdrawPledgesRequest : BulkRequest<PledgeWithdrawal>;

/// <summary>A pledge as it was read, and why it is taken back.</summary>
public sealed record PledgeWithdrawal : WithdrawPledgeRequest
{
    [RegularExpression(Patterns.Pledge)]
    public required string Id { get; init; }

    /// <summary>The version that the step is decided on, as in If-Match.</summary>
    [Range(1, 999_999_999)]
    public required int Version { get; init; }
}
