using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>Which recognitions.</summary>
public sealed record RecognitionFilter
{
    [Description("Only those of courses of this centre, by its code in /v1/training-centres.")]
    [FromQuery(Name = "centre")]
    [RegularExpression(Patterns.TrainingCentre)]
    public string[]? Centre { get; init; }

    [Description("Only those of this course, by its code in /v1/courses.")]
    [FromQuery(Name = "course")]
    [RegularExpression(Patterns.Category)]
    public string[]? Course { get; init; }

    [Description("Only those that hold on this day, by what is on record now.")]
    [FromQuery(Name = "validOn")]
    public DateOnly? ValidOn { get; init; }
}
