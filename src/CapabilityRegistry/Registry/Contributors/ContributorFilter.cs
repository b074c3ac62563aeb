using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Lists;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Contributors;

/// <summary>Which Member States.</summary>
public sealed record ContributorFilter
{
    [Description("Only those of this United Nations regional group.")]
    [FromQuery(Name = "region")]
    [RegularExpression(Patterns.Region)]
    public string[]? Region { get; init; }

    [Description("Only those that are, or were, members of this organisation.")]
    [FromQuery(Name = "organisation")]
    [RegularExpression("^[A-Z]{1,20}$")]
    public string[]? Organisation { get; init; }

    [Description(NameSearch.Description)]
    [FromQuery(Name = NameSearch.Parameter)]
    [StringLength(NameSearch.Longest, MinimumLength = 1)]
    public string? Q { get; init; }
}
