namespace CapabilityRegistry.Matching;

/// <summary>What it costs to hold a pin: how much better each stage would be without it.</summary>
/// <param name="Pin">The pin.</param>
/// <param name="Stages">The stages that would change, in their order; the first is better without the pin. Empty when the pin costs nothing.</param>
public sealed record PinPrice(Pin Pin, IReadOnlyList<StageChange> Stages);

/// <param name="Name">As in <see cref="Stage"/>.</param>
/// <param name="With">Value with the pin.</param>
/// <param name="Without">Value without it.</param>
public sealed record StageChange(string Name, long With, long Without);
