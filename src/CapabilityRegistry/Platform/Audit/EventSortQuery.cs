using System.ComponentModel;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>In which order the log is searched.</summary>
public sealed record EventSortQuery
{
    [Description("In which order: as they happened if nothing is said; -seq for the last one first.")]
    [FromQuery(Name = "sort")]
    [CodeOf("EventOrder")]
    public string? Sort { get; init; }

    internal bool IsNewestFirst => Sort == "-seq";
}
