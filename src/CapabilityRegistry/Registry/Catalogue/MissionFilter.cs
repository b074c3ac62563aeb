using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Platform.Http.Lists;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>Which missions.</summary>
public sealed record MissionFilter
{
    [Description("Only missions that are active on this day.")]
    [FromQuery(Name = "activeOn")]
    public DateOnly? ActiveOn { get; init; }

    [Description(NameSearch.Description)]
    [FromQuery(Name = NameSearch.Parameter)]
    [StringLength(NameSearch.Longest, MinimumLength = 1)]
    public string? Q { get; init; }
}
