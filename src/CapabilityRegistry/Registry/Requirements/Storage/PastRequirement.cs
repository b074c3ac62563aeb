using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Requirements.Storage;

/// <summary>Reads a requirement from its state in the event log.</summary>
public static class PastRequirement
{
    public static Requirement Of(PastObject past) => past.As<Requirement>() with { ReferencedSur = StatementOf(past.As<Counted>().Lines) };

    // The log holds the lines that counted. That is all of the statement that a plan uses; the number of persons is not logged.
    private static ReferencedSur? StatementOf(IEnumerable<RequirementLine> lines)
    {
        List<SurLine> stated =
        [
            .. lines.Where(line => line.Origin == LineOrigin.Sur || line.Replaces is not null).Select(line => new SurLine
            {
                Kind = line.Kind,
                Code = line.Code,
                Quantity = line.Replaces is { } replaced ? replaced.Quantity : line.Quantity,
                Demand = line.Replaces?.Demand ?? line.Demand,
            }),
        ];
        return stated.Count == 0 ? null : new ReferencedSur { Lines = stated, Personnel = [], Amount = 1 };
    }

    private sealed record Counted
    {
        public IReadOnlyList<RequirementLine> Lines { get; init; } = [];
    }
}
