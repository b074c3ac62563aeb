using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

/// <summary>Which offers of help.</summary>
public sealed record HelpOfferFilter
{
    [Description("Only those of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<HelpOfferStatus>[]? Status { get; init; }
}
