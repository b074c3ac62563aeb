using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>Which caps.</summary>
public sealed record CapFilter
{
    [Description("Only those by the law of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those that allow no more than this level.")]
    [FromQuery(Name = "highest")]
    public Coded<HighestLevel>[]? Highest { get; init; }
}
