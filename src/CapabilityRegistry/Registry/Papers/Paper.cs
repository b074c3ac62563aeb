using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Papers;

/// <summary>A paper about the deployment of a unit, as its state has handed it in. It never changes; a later one of the kind takes its place.</summary>
public sealed record Paper : PaperContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. PAPER-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Always 1; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>The day on which it was handed in: from then on it meets its gate.</summary>
    public required DateOnly HandedInOn { get; init; }

    /// <summary>Who handed it in, by the name of the token; null for what was taken over.</summary>
    public required string? HandedInBy { get; init; }

    /// <summary>Where the facts come from; null for what was handed in here.</summary>
    public string? Source { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("paper", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    public static Paper Of(PaperContent content, string id, string contributor, Caller by, DateOnly today) => ContentCopy.New<Paper, PaperContent>(content) with
    {
        Id = id,
        Version = 1,
        Contributor = contributor,
        HandedInOn = today,
        HandedInBy = by.Name,
    };
}

/// <summary>What a paper says.</summary>
public record PaperContent
{
    /// <summary>The key of the pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    public required PaperKind Kind { get; init; }

    /// <summary>The reference of the document in which it stands.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Reference { get; init; }

    /// <summary>The port of embarkation, by sea or by air; of that kind, and of no other.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public string? Port { get; init; }

    /// <summary>The average number of days that the unit needs to deploy; of that kind, and of no other.</summary>
    [Range(1, 730)]
    public int? Days { get; init; }
}

/// <summary>What a paper is. Which of them a level needs, the policy says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaperKind>))]
public enum PaperKind
{
    /// <summary>The ammunition of the unit, as the UN manual on ammunition management has it.</summary>
    [JsonStringEnumMemberName("ammunition-list")]
    AmmunitionList,

    /// <summary>How the unit is loaded.</summary>
    [JsonStringEnumMemberName("cargo-load-plan")]
    CargoLoadPlan,

    /// <summary>Where it embarks.</summary>
    [JsonStringEnumMemberName("port-of-embarkation")]
    PortOfEmbarkation,

    /// <summary>How long it takes to deploy, on average.</summary>
    [JsonStringEnumMemberName("days-to-deploy")]
    DaysToDeploy,
}
