using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>Which missions.</summary>
public sealed record MissionFilter
{
    [Description("Only missions that are active on this day.")]
    [FromQuery(Name = "activeOn")]
    public DateOnly? ActiveOn { get; init; }
}
