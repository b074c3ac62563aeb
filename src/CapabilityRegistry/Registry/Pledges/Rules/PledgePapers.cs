using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>The papers of Level 1 that a state hands in with the content of its pledge, and not as files.</summary>
public static class PledgePapers
{
    /// <summary>Those that are there.</summary>
    public static IReadOnlyList<GateKind> Of(PledgeContent content)
    {
        (GateKind Gate, bool IsThere)[] papers =
        [
            (GateKind.NoteVerbale, content.NoteVerbale is not null),
            (GateKind.TableOfOrganization, content.Personnel.HasAny()),
            (GateKind.MajorEquipmentList, content.MajorEquipment is not null),
            (GateKind.SelfSustainmentList, content.SelfSustainment.HasAny()),
        ];
        return [.. papers.Where(paper => paper.IsThere).Select(paper => paper.Gate)];
    }
}
