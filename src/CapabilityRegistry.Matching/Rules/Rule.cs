using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// One rule, declared once: what an offer must bring, how well it does, what would repair it, and the words for all that.
/// <see cref="Judge"/> runs it over one offer, <see cref="EligibilityIndex"/> over all of them.
/// </summary>
internal sealed record Rule
{
    /// <summary>What the offer must bring, line by line; nothing when this need demands nothing, or the rule only gives points.</summary>
    public Func<Need, DateOnly, IReadOnlyList<RuleLine>> Lines { get; init; } = (_, _) => [];

    /// <summary>The same where every need on every day demands it; null where the need decides.</summary>
    public IReadOnlyList<RuleLine>? FixedLines { get; init; }

    /// <summary>How well it does, 0 to <see cref="MeritScale.Full"/>; never less for a better offer.</summary>
    public PairMerit? PairMerit { get; init; }

    /// <summary>The same where it does not depend on the need, so that it can be known before any need is.</summary>
    public OfferMerit? OfferMerit { get; init; }

    /// <summary>What the need asks for, in a few words, on these lines: those that are missing, or else all.</summary>
    public required Func<Need, DateOnly, IReadOnlyList<RuleLine>, string> Required { get; init; }

    /// <summary>What the offer brings, in a few words, on these lines.</summary>
    public required Func<Need, Offer, IReadOnlyList<RuleLine>, string> Actual { get; init; }

    /// <summary>The smallest change that makes a missing line pass; null if no change of an offer does.</summary>
    public Func<Need, Offer, RuleLine, RepairChange>? Repair { get; init; }

    /// <summary>What an offer must pass so that it can be repaired at all; null for any offer.</summary>
    public OfferTest? RepairableIf { get; init; }
}

/// <summary>What an offer must bring on one line.</summary>
/// <param name="Item">Code of a category, language, attribute or course; null when the rule is one line as a whole.</param>
/// <param name="Bound">How much, where the words need it.</param>
internal sealed record RuleLine(OfferTest Test, string? Item = null, int Bound = 0);

/// <param name="To">What the field must say at least, or what must be added to it.</param>
/// <param name="Text">The change as an order: "raise to L2".</param>
/// <param name="Apply">The offer as it then is.</param>
/// <param name="Field">Where it is not the field that the criterion names.</param>
internal sealed record RepairChange(string To, string Text, Func<Offer, Offer> Apply, string? Field = null);

/// <summary>How well one offer does for one need on one day.</summary>
internal delegate int PairMerit(Need need, DateOnly asOf, OfferReader offer);

/// <summary>How well one offer does on a day, whatever the need.</summary>
internal delegate int OfferMerit(DateOnly asOf, OfferReader offer);
