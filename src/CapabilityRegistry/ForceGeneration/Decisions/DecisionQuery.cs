using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Decisions;

/// <summary>Which decisions.</summary>
public sealed record DecisionQuery
{
    [Description("Only this decision.")]
    [FromQuery(Name = "decision")]
    public Coded<DecisionMade>[]? Decision { get; init; }

    [Description("Only decisions with this reason, as a code of GET /v1/decision-reasons.")]
    [FromQuery(Name = "reasonCode")]
    [CodeOf("DecisionReasonCode")]
    public string[]? ReasonCode { get; init; }

    [Description("The first day, in UTC.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day, in UTC.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }

    internal bool Finds(LoggedDecision each) =>
        (!Decision.IsGiven() || Decision.Any(wanted => wanted.Value == each.Decision))
        && (!ReasonCode.IsGiven() || ReasonCode.Intersect(each.ReasonCodes).Any())
        && !(each.DecidedOn < From) && !(each.DecidedOn > Until);
}
