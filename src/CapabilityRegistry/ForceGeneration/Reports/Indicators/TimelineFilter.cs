using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>Which of the timelines.</summary>
public sealed record TimelineFilter
{
    [Description("Only pledges that had come this far on the last day, whatever became of them since.")]
    [FromQuery(Name = "reached")]
    public Coded<PledgeStage>? Reached { get; init; }

    [Description("With reached: only those that came so far in the time that is asked about (true), or before it (false).")]
    [FromQuery(Name = "inTime")]
    public bool? InTime { get; init; }

    [Description("Only pledges that were announced before they were handed in (true), only others (false).")]
    [FromQuery(Name = "announced")]
    public bool? Announced { get; init; }

    [Description("Only pledges whose registration is on record here (true), only those that were taken over from elsewhere (false).")]
    [FromQuery(Name = "registeredHere")]
    public bool? RegisteredHere { get; init; }

    [Description("Only pledges that were registered on the last day and confirmed so long ago.")]
    [FromQuery(Name = "age")]
    public Coded<PledgeAge>? Age { get; init; }

    [Description("Only pledges that were registered on the last day (true), only others (false).")]
    [FromQuery(Name = "standing")]
    public bool? Standing { get; init; }

    [Description("Only units that were in a mission on the last day (true), only others (false).")]
    [FromQuery(Name = "serving")]
    public bool? Serving { get; init; }

    [Description("Only those of states in this United Nations regional group.")]
    [FromQuery(Name = "region")]
    [RegularExpression(Patterns.Region)]
    public string[]? Region { get; init; }

    internal TimelineChoice Choice => new()
    {
        Reached = Reached?.Value,
        InTime = InTime,
        Announced = Announced,
        RegisteredHere = RegisteredHere,
        Age = Age?.Value,
        Standing = Standing,
        Serving = Serving,
        Regions = Region ?? [],
    };
}
