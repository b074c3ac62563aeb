using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>
/// What a state is asked for, as the requirement was when it was asked: all that the state needs for its answer. How much the mission needs
/// in total, the priority, and which states are preferred or excluded are left out.
/// </summary>
public sealed record InvitedContribution
{
    /// <summary>The mission's acronym.</summary>
    public required string Mission { get; init; }

    /// <summary>The unit type that the mission asks for; the pledged unit may be one that would do as well.</summary>
    public required string UnitType { get; init; }

    /// <summary>How much of it this unit is to cover.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    /// <summary>The first day after the need.</summary>
    public required DateOnly NeededUntil { get; init; }

    /// <summary>The level that the unit must hold.</summary>
    public required ReadinessLevel MinimumLevel { get; init; }

    /// <summary>What the unit must bring and be able to do, and what is desired besides.</summary>
    public required IReadOnlyList<InvitedLine> Lines { get; init; }

    public static InvitedContribution Of(string mission, Slot slot, int amount) => new()
    {
        Mission = mission,
        UnitType = slot.Requirement.UnitType,
        Quantity = slot.Requirement.Quantity with { Amount = amount },
        NeededBy = slot.From,
        NeededUntil = slot.Until,
        MinimumLevel = slot.Requirement.MinimumLevel,
        Lines = [.. slot.Requirement.Lines.Select(line => new InvitedLine(line.Kind, line.Code, line.Quantity, line.Demand))],
    };

    /// <summary>Whether every member is equal.</summary>
    public bool IsSameAs(InvitedContribution other) => this with { Lines = [] } == other with { Lines = [] } && Lines.SequenceEqual(other.Lines);
}

/// <summary>One line that the unit is asked to meet.</summary>
/// <param name="Code">The code of the category, language, attribute or course.</param>
/// <param name="Quantity">Items, of major equipment; null for all else.</param>
public sealed record InvitedLine(LineKind Kind, string Code, int? Quantity, Obligation Demand);
