using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

/// <summary>Which training places.</summary>
public sealed record TrainingPlaceFilter
{
    [Description("Only those of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those in this course, by its code in /v1/courses.")]
    [FromQuery(Name = "course")]
    [RegularExpression(Patterns.Category)]
    public string[]? Course { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<TrainingPlaceStatus>[]? Status { get; init; }
}
