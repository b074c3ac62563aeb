using CapabilityRegistry.Events;
using CapabilityRegistry.Surs;

namespace CapabilityRegistry.Requirements;

/// <summary>A requirement as the log tells it.</summary>
public static class PastRequirement
{
    public static Requirement Of(PastObject past)
    {
        var head = past.As<Head>();
        return new Requirement
        {
            Id = head.Id,
            Version = head.Version,
            Mission = head.Mission,
            Status = head.Status,
            Content = past.As<RequirementContent>(),
            Statement = StatementOf(head.Lines ?? []),
            Authority = head.Authority,
            Variations = head.Variations ?? [],
            FulfilledBy = head.FulfilledBy ?? [],
        };
    }

    // The log tells the lines that counted. What the statement said of them is all of it that a plan asks for; how many
    // persons its unit has is not told.
    private static Statement? StatementOf(IEnumerable<RequirementLine> lines)
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
        return stated.Count == 0 ? null : new Statement(stated, null, 1);
    }

    private sealed record Head(string Id, int Version, RequirementStatus Status)
    {
        public string? Mission { get; init; }

        public Authority? Authority { get; init; }

        public IReadOnlyList<RequirementLine>? Lines { get; init; }

        public IReadOnlyList<Variation>? Variations { get; init; }

        public IReadOnlyList<string>? FulfilledBy { get; init; }
    }
}
