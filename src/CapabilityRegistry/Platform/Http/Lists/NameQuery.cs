using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Http.Lists;

/// <summary>Which items, by their name.</summary>
public sealed record NameQuery
{
    [Description(NameSearch.Description)]
    [FromQuery(Name = NameSearch.Parameter)]
    [StringLength(NameSearch.Longest, MinimumLength = 1)]
    public string? Q { get; init; }
}
