namespace CapabilityRegistry.Matching.Model;

/// <summary>What it costs to hold a pin: how much better each stage would be without it.</summary>
/// <param name="Pin">The pin.</param>
/// <param name="Stages">
/// The stages that would change, in their order; the first is better without the pin. Empty when the pin costs nothing, or when
/// that is not known.
/// </param>
/// <param name="Status">
/// "exact": both sides are proven; "not-proven": a search stopped at its limit, so that the price may be another;
/// "not-evaluated": nothing is known.
/// </param>
public sealed record PinPrice(Pin Pin, IReadOnlyList<StageChange> Stages, string Status)
{
    /// <summary>Both sides are proven.</summary>
    public const string Exact = "exact";
    /// <summary>A search stopped at its limit.</summary>
    public const string NotProven = "not-proven";
    /// <summary>Nothing is known.</summary>
    public const string NotEvaluated = "not-evaluated";
}

/// <summary>A stage of the plan with a pin and without it.</summary>
/// <param name="Name">As in <see cref="Stage"/>.</param>
/// <param name="With">Value with the pin, of the components that it touches, in <see cref="Stage.InFullNeeds"/>.</param>
/// <param name="Without">Value without it.</param>
public sealed record StageChange(string Name, long With, long Without);
