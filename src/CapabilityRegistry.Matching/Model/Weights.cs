namespace CapabilityRegistry.Matching.Model;

/// <summary>
/// How many points each criterion can give, 0 to 1000 each. The defaults add up to 1000. They compare eligible pairs with each
/// other; no point is ever traded for fill.
/// </summary>
/// <param name="Type">The very unit type that is asked for, rather than a substitute.</param>
/// <param name="Level">A readiness level above the minimum.</param>
/// <param name="Response">Arriving early.</param>
/// <param name="Availability">Time to spare at both ends.</param>
/// <param name="Caveats">Few caveats.</param>
/// <param name="Women">The share of women against the target.</param>
/// <param name="Desired">Lines that are desired, not mandatory.</param>
/// <param name="Freshness">Recent evidence for the level.</param>
/// <param name="Burden">A contributor, and a region, that has few persons in missions compared with the others.</param>
/// <param name="CoDeployment">A unit that serves together with partners.</param>
public sealed record Weights(
    int Type, int Level, int Response, int Availability, int Caveats, int Women, int Desired, int Freshness, int Burden, int CoDeployment)
{
    /// <summary>
    /// Our own judgement, not a rule of the United Nations, and to be changed by an administrator: what a unit has proven counts most; then
    /// what it is and when it comes; then women's share; what compares states with each other only tips the scales.
    /// </summary>
    public static Weights Default { get; } = new(150, 200, 150, 75, 75, 125, 75, 75, 50, 25);
}
