using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Variations;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>A requirement as the API shows it.</summary>
public sealed record RequirementView : IDisclosesObjects
{
    /// <summary>The key, e.g. MINUSCA-00007 or, of a capacity goal, GOAL-00001.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The mission's acronym; null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    /// <summary>The Statement of Unit Requirements whose lines count; null for none.</summary>
    public required string? Sur { get; init; }

    public required string UnitType { get; init; }

    public required IReadOnlyList<Substitute> Substitutes { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>Persons altogether, as stated; null if they are not.</summary>
    public required int? Persons { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    public required int DurationDays { get; init; }

    /// <summary>The first day after the need.</summary>
    public required DateOnly NeededUntil { get; init; }

    /// <summary>Months after which another contributor may take over; null if it is not split.</summary>
    public required int? RotationMonths { get; init; }

    /// <summary>The parts that the rotation splits it into, in the order of time; empty without a rotation.</summary>
    public required IReadOnlyList<SlotView> Slots { get; init; }

    public required ReadinessLevel MinimumLevel { get; init; }

    public required IReadOnlyList<EquipmentDemand> MajorEquipment { get; init; }

    public required IReadOnlyList<string> SelfSustainment { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required IReadOnlyList<string> Attributes { get; init; }

    public required IReadOnlyList<string> Training { get; init; }

    public required IReadOnlyList<DesiredLine> Desired { get; init; }

    /// <summary>Less than this is of no use; 0 if there is no such limit.</summary>
    public required int MinimumFill { get; init; }

    /// <summary>The most that one contributor may cover; null for no cap.</summary>
    public required int? ShareCap { get; init; }

    /// <summary>Requirements with the same bundle are all filled completely, or none of them; null for none.</summary>
    public required string? Bundle { get; init; }

    public required IReadOnlyList<string> RequiredContributors { get; init; }

    public required IReadOnlyList<string> ExcludedContributors { get; init; }

    public required IReadOnlyList<string> RequiredOrganisations { get; init; }

    public required IReadOnlyList<string> ExcludedOrganisations { get; init; }

    /// <summary>The lines that count, its own and those of the statement, and where each comes from.</summary>
    public required IReadOnlyList<RequirementLine> Lines { get; init; }

    /// <summary>The resolution that it rests on; null for none.</summary>
    public required string? Resolution { get; init; }

    /// <summary>What that resolution authorised when it was named; null for none.</summary>
    public required Authority? Authority { get; init; }

    /// <summary>Agreed shortfalls, revoked ones too.</summary>
    public required IReadOnlyList<Variation> Variations { get; init; }

    /// <summary>The pledges that fill it; empty unless it was fulfilled.</summary>
    public required IReadOnlyList<string> FulfilledBy { get; init; }

    public required RequirementStatus Status { get; init; }

    /// <summary>Where the facts come from; null for what a planner stated here.</summary>
    public required string? Source { get; init; }

    /// <summary>In the answer to publishing and amending: where the mission's ceiling is exceeded. Left out if it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CeilingWarning>? Warnings { get; init; }

    /// <summary>It belongs to no state, but names pledges that fill it or may fall short of it.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() => Variations.Select(each => each.Pledge).Concat(FulfilledBy).OfType<string>().Select(DisclosedObject.Pledge);

    public static RequirementView Of(Requirement requirement)
    {
        var content = requirement.Content;
        return new RequirementView
        {
            Id = requirement.Id,
            Version = requirement.Version,
            Mission = requirement.Mission,
            Sur = content.Sur,
            UnitType = content.UnitType,
            Substitutes = content.Substitutes,
            Quantity = content.Quantity,
            Persons = content.Persons,
            Priority = content.Priority,
            NeededBy = content.NeededBy,
            DurationDays = content.DurationDays,
            NeededUntil = requirement.NeededUntil,
            RotationMonths = content.RotationMonths,
            Slots = [.. requirement.Slots.Where(slot => slot.Number is not null).Select(slot => new SlotView(slot.Number!.Value, slot.From, slot.Until))],
            MinimumLevel = content.MinimumLevel,
            MajorEquipment = content.MajorEquipment,
            SelfSustainment = content.SelfSustainment,
            Languages = content.Languages,
            Attributes = content.Attributes,
            Training = content.Training,
            Desired = content.Desired,
            MinimumFill = content.MinimumFill,
            ShareCap = content.ShareCap,
            Bundle = content.Bundle,
            RequiredContributors = content.RequiredContributors,
            ExcludedContributors = content.ExcludedContributors,
            RequiredOrganisations = content.RequiredOrganisations,
            ExcludedOrganisations = content.ExcludedOrganisations,
            Lines = requirement.Lines,
            Resolution = content.Resolution,
            Authority = requirement.Authority,
            Variations = requirement.Variations,
            FulfilledBy = requirement.FulfilledBy,
            Status = requirement.Status,
            Source = requirement.Source,
        };
    }
}

/// <summary>One of the consecutive parts of a need.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after.</param>
public sealed record SlotView(int Number, DateOnly From, DateOnly Until);
