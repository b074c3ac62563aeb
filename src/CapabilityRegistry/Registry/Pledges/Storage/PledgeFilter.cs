using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>Which pledges.</summary>
public sealed record PledgeFilter
{
    [Description("Only those of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those of this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? UnitType { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<PledgeStatus>[]? Status { get; init; }

    [Description("Only those at exactly this level.")]
    [FromQuery(Name = "readinessLevel")]
    public Coded<ReadinessLevel>[]? ReadinessLevel { get; init; }

    [Description("Only those at this level or above.")]
    [FromQuery(Name = "minimumLevel")]
    public Coded<ReadinessLevel>? MinimumLevel { get; init; }

    [Description("Only those whose state asks for this level and waits for a decision.")]
    [FromQuery(Name = "levelAskedFor")]
    public Coded<ReadinessLevel>[]? LevelAskedFor { get; init; }

    [Description("Only those whose unit is in this engagement.")]
    [FromQuery(Name = "engagement")]
    public Coded<PledgeEngagement>[]? Engagement { get; init; }

    [Description("Only those handed in and not yet registered: submitted or acknowledged.")]
    [FromQuery(Name = "handedIn")]
    public bool? HandedIn { get; init; }

    [Description("Only those whose unit no deployment under way binds on this day; one that has ended binds no day any more.")]
    [FromQuery(Name = "freeOn")]
    public DateOnly? FreeOn { get; init; }

    [Description("Only those whose unit is available on this day.")]
    [FromQuery(Name = "availableOn")]
    public DateOnly? AvailableOn { get; init; }

    [Description("Only those of states in this United Nations regional group.")]
    [FromQuery(Name = "region")]
    [RegularExpression(Patterns.Region)]
    public string[]? Region { get; init; }

    [Description("Only those of states that are members of this organisation today.")]
    [FromQuery(Name = "organisation")]
    [RegularExpression(Patterns.Organisation)]
    public string[]? Organisation { get; init; }

    [Description("Only those that their states offer through this organisation.")]
    [FromQuery(Name = "offeredThrough")]
    [RegularExpression(Patterns.Organisation)]
    public string[]? OfferedThrough { get; init; }

    [Description("Only those with an Assessment and Advisory Visit that is scheduled for this day or before, and has no outcome yet.")]
    [FromQuery(Name = "visitPlannedBy")]
    public DateOnly? VisitPlannedBy { get; init; }

    [Description("Only the one with this reference of its state.")]
    [FromQuery(Name = "externalId")]
    [StringLength(100, MinimumLength = 1)]
    public string? ExternalId { get; init; }

    [Description(NameSearch.Description)]
    [FromQuery(Name = NameSearch.Parameter)]
    [StringLength(NameSearch.Longest, MinimumLength = 1)]
    public string? Q { get; init; }

    [Description("The first day of a range: only pledges whose unit is available on one of its days.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day of that range.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }
}
