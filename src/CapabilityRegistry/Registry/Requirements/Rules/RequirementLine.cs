using System.Text.Json.Serialization;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>A line that counts, and where it comes from.</summary>
public sealed record RequirementLine
{
    public required LineKind Kind { get; init; }

    public required string Code { get; init; }

    /// <summary>Items, of major equipment; null for all else.</summary>
    public required int? Quantity { get; init; }

    public required Obligation Demand { get; init; }

    public required LineOrigin Origin { get; init; }

    /// <summary>What the statement says of the same kind and code, where the requirement's own line stands in its place; else null.</summary>
    public required ReplacedLine? Replaces { get; init; }

    /// <summary>
    /// The lines that count: all of the requirement's own, and those of the statement about which it says nothing itself.
    /// So an own line adds, or replaces quantity and demand; a mandatory line of the statement is relaxed by an own desired one.
    /// </summary>
    public static IReadOnlyList<RequirementLine> Of(RequirementContent content, ReferencedSur? statement)
    {
        var stated = (statement?.Lines ?? []).ToDictionary(line => (line.Kind, line.Code));
        var own = Own(content).Select(line => line with
        {
            Replaces = stated.GetValueOrDefault((line.Kind, line.Code)) is { } replaced ? new ReplacedLine(replaced.Quantity, replaced.Demand) : null,
        }).ToList();
        var said = own.Select(line => (line.Kind, line.Code)).ToHashSet();
        return
        [
            .. own,
            .. stated.Values.Where(line => !said.Contains((line.Kind, line.Code)))
                .Select(line => Line(line.Kind, line.Code, line.Quantity, line.Demand, LineOrigin.Sur)),
        ];
    }

    private static IEnumerable<RequirementLine> Own(RequirementContent content) =>
    [
        .. content.MajorEquipment.Select(line => Mandatory(LineKind.MajorEquipment, line.Category, line.Quantity)),
        .. content.SelfSustainment.Select(code => Mandatory(LineKind.SelfSustainment, code)),
        .. content.Training.Select(code => Mandatory(LineKind.Training, code)),
        .. content.Languages.Select(code => Mandatory(LineKind.Language, code)),
        .. content.Attributes.Select(code => Mandatory(LineKind.Attribute, code)),
        .. content.Desired.Select(line => Line(line.Kind, line.Code, line.Quantity, Obligation.Desired, LineOrigin.Requirement)),
    ];

    private static RequirementLine Mandatory(LineKind kind, string code, int? quantity = null) =>
        Line(kind, code, quantity, Obligation.Mandatory, LineOrigin.Requirement);

    private static RequirementLine Line(LineKind kind, string code, int? quantity, Obligation demand, LineOrigin origin) =>
        new() { Kind = kind, Code = code, Quantity = quantity, Demand = demand, Origin = origin, Replaces = null };
}

/// <summary>What the statement says instead.</summary>
/// <param name="Quantity">Items, of major equipment; null for all else.</param>
public sealed record ReplacedLine(int? Quantity, Obligation Demand);

/// <summary>Who says a line.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineOrigin>))]
public enum LineOrigin
{
    /// <summary>The Statement of Unit Requirements.</summary>
    [JsonStringEnumMemberName("sur")]
    Sur,

    /// <summary>The requirement itself.</summary>
    [JsonStringEnumMemberName("requirement")]
    Requirement,
}
