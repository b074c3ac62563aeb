using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// One rule, declared once: what an offer must bring, how good it is, what would repair it, and the texts about all that.
/// <c>Judge</c> applies it to one offer, <c>EligibilityIndex</c> to all of them.
/// </summary>
internal sealed record Rule
{
    /// <summary>What the offer must bring, line by line; nothing when this need asks for nothing, or the rule only gives points.</summary>
    public Func<Need, DateOnly, IReadOnlyList<RuleLine>> Lines { get; init; } = (_, _) => [];

    /// <summary>The lines where they are the same for every need and day; null where they depend on the need.</summary>
    public IReadOnlyList<RuleLine>? FixedLines { get; init; }

    /// <summary>Merit for a need, 0 to <see cref="MeritScale.Full"/>; a better offer never has less.</summary>
    public PairMerit? PairMerit { get; init; }

    /// <summary>Merit where it does not depend on the need; then <see cref="PairMerit"/> is null.</summary>
    public OfferMerit? OfferMerit { get; init; }

    /// <summary>Text of what the need asks for on these lines: the lines that fail, or else all.</summary>
    public required Func<Need, DateOnly, IReadOnlyList<RuleLine>, string> Required { get; init; }

    /// <summary>Text of what the offer brings on these lines.</summary>
    public required Func<Need, Offer, IReadOnlyList<RuleLine>, string> Actual { get; init; }

    /// <summary>The smallest change that makes a missing line pass; null if no change of an offer does.</summary>
    public Func<Need, Offer, RuleLine, RepairChange>? Repair { get; init; }

    /// <summary>
    /// Test that an offer must pass for <see cref="Repair"/> to be possible for a need, asked on a day; null if any offer can be repaired.
    /// </summary>
    public Func<Need, DateOnly, OfferTest>? RepairableIf { get; init; }
}

/// <summary>What an offer must bring on one line.</summary>
/// <param name="Item">Code of a category, language, attribute or course; null when the rule is one line as a whole.</param>
/// <param name="Bound">The number asked for, where texts and repairs need it; else 0.</param>
internal sealed record RuleLine(OfferTest Test, string? Item = null, int Bound = 0);

/// <param name="To">What the field must say at least, or what must be added to it.</param>
/// <param name="Text">The change as an order: "raise to L2".</param>
/// <param name="Apply">The offer after the change.</param>
/// <param name="Field">The field that changes; null for the field that the criterion names.</param>
internal sealed record RepairChange(string To, string Text, Func<Offer, Offer> Apply, string? Field = null);

/// <summary>The merit of an offer for a need on a day, 0 to <see cref="MeritScale.Full"/>.</summary>
internal delegate int PairMerit(Need need, DateOnly asOf, OfferReader offer);

/// <summary>The merit of an offer on a day, whatever the need, 0 to <see cref="MeritScale.Full"/>.</summary>
internal delegate int OfferMerit(DateOnly asOf, OfferReader offer);
