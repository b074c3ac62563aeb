using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>How many pledges of a unit type are in a status and an engagement, and how much they bring.</summary>
public sealed record PledgeTotal(string UnitType, PledgeStatus Status, PledgeEngagement Engagement, int Pledges, int Amount);
