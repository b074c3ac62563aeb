using System.Text.Json.Serialization;

namespace CapabilityRegistry.Matching.Model;

/// <summary>
/// The smallest change that makes an offer eligible for a need: all of its steps together do, and no part of them does,
/// because each failing line is repaired by one step and by no other. What a variation covers needs no repair.
/// </summary>
/// <param name="Steps">What to change, in the order of the criteria; empty for an offer that is eligible already.</param>
/// <param name="NotRepairable">Codes of failing criteria that no change of the offer can repair, such as the wrong unit type; <c>beyond</c> in plans.</param>
public sealed record Repair(IReadOnlyList<RepairStep> Steps, [property: JsonPropertyName("beyond")] IReadOnlyList<string> NotRepairable)
{
    /// <summary>Whether the steps are enough.</summary>
    public bool IsPossible => NotRepairable.Count == 0;

    /// <summary>
    /// Whether a step takes the unit from where it is engaged. What that opens there, a plan does not know: it plans only what is still open.
    /// </summary>
    public bool IsRelease => Steps.Any(step => step.Code == Release);

    /// <summary>Code of the criterion that only a release repairs.</summary>
    internal const string Release = "engaged-elsewhere";
}

/// <summary>One change of an offer.</summary>
public sealed record RepairStep
{
    /// <summary>Code of the criterion that fails without it.</summary>
    public required string Code { get; init; }

    /// <summary>The field of the pledge that changes.</summary>
    public required string Field { get; init; }

    /// <summary>The line: code of a category, language, attribute or course; null if the field is one line.</summary>
    public required string? Item { get; init; }

    /// <summary>What the field, or the line, must say at least.</summary>
    public required string To { get; init; }

    /// <summary>The change as an order, e.g. "raise to L2".</summary>
    public required string Text { get; init; }

    internal int Bound { get; init; }

    internal Func<Offer, Offer> Applied { get; init; } = offer => offer;

    /// <summary>The offer after the change.</summary>
    public Offer ApplyTo(Offer offer) => Applied(offer);
}
