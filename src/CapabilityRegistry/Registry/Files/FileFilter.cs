using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Files;

/// <summary>Which files.</summary>
public sealed record FileFilter
{
    [Description("Only those that are attached to the object with this key.")]
    [FromQuery(Name = "attachedTo")]
    [RegularExpression(Patterns.AnyKey)]
    public string[]? AttachedTo { get; init; }

    [Description("Only those of objects of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those of this kind.")]
    [FromQuery(Name = "kind")]
    public Coded<FileKind>[]? Kind { get; init; }
}
