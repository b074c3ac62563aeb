using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Judging;

/// <summary>What is found of one gate on a day.</summary>
/// <param name="State">Whether it holds.</param>
/// <param name="LapsesOn">
/// The first day on which evidence has run out, by this rule, if there is one: it may be past, whatever else is found. Null for findings and laws, which
/// close a gate for some time: see <see cref="ClosedTimes"/>.
/// </param>
internal readonly record struct GateFinding(GateState State, DateOnly? LapsesOn)
{
    /// <summary>What the state rests on; no id if on nothing.</summary>
    public Fact Fact { get; init; }

    public UnmetReason Reason { get; init; }

    /// <summary>The day of the reason.</summary>
    public DateOnly? ReasonOn { get; init; }

    public static GateFinding NotNeededYet(DateOnly? lapsesOn = null, Fact by = default) => new(GateState.NotNeededYet, lapsesOn) { Fact = by };

    /// <summary>Met by a fact until a day; if that has come, expired.</summary>
    public static GateFinding Met(Fact by, DateOnly? lapsesOn, DateOnly day) => lapsesOn <= day
        ? Unmet(UnmetReason.Expired, by, lapsesOn, lapsesOn)
        : new(GateState.Met, lapsesOn) { Fact = by };

    public static GateFinding Unmet(UnmetReason reason, Fact found = default, DateOnly? on = null, DateOnly? lapsesOn = null) =>
        new(GateState.Unmet, lapsesOn) { Fact = found, Reason = reason, ReasonOn = on };
}

/// <summary>A fact as it is found; the answer names it as an <see cref="EvidenceReference"/>.</summary>
internal readonly record struct Fact(EvidenceKind Kind, string? Id, DateOnly On)
{
    /// <summary>The finding from which a taking over is counted; without a key if none is on record.</summary>
    public (EvidenceKind Kind, string? Id, DateOnly On) CountedFrom { get; init; }

    public EvidenceReference? Reference => Id is null ? null : new(Kind, Id, On)
    {
        CountedFrom = CountedFrom is { Id: { } id } finding ? new(finding.Kind, id, finding.On) : null,
    };
}
