using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>What meets a gate, in words.</summary>
internal static class EvidenceText
{
    /// <summary>Null if nothing does, or nothing is needed.</summary>
    public static string? Of(GateReadiness gate, Pledge pledge) => (gate.Rule.Kind, gate.By) switch
    {
        (_, null) => null,
        (_, { Kind: EvidenceKind.TakenOver, CountedFrom: { } finding } taken) =>
            $"taken over on {taken.On:O} at a level that includes it, counted from {finding.Id} of {finding.On:O}",
        (_, { Kind: EvidenceKind.TakenOver } taken) => $"taken over on {taken.On:O} at a level that includes it",
        (GateKind.NoteVerbale, _) => pledge.NoteVerbale,
        (GateKind.TableOfOrganization, _) when pledge.Personnel is { } lines =>
            $"{lines.Sum(line => line.Men + line.Women)} persons in {lines.Count} rank groups",
        (GateKind.MajorEquipmentList, _) when pledge.MajorEquipment is { } lines => lines.Count == 0 ? "expressly none" : $"{lines.Count} lines",
        (GateKind.SelfSustainmentList, _) when pledge.SelfSustainment is { } codes => $"{codes.Count} categories",
        (_, { Kind: EvidenceKind.Visit } visit) => $"{visit.Id}, visited on {visit.On:O}",
        (_, { Kind: EvidenceKind.Registration } registered) => $"registered on {registered.On:O}",
        (_, { Kind: EvidenceKind.Renewal } renewal) => $"renewed on {renewal.On:O}",
        (_, { Kind: EvidenceKind.SelfCertification } certified) => $"certified on {certified.On:O}",
        (_, { Kind: EvidenceKind.Deployment } deployed) => $"{deployed.Id}, in the mission since {deployed.On:O}",
        (_, { Kind: EvidenceKind.NationalCap } consent) => $"consent by {consent.Id}, obtained on {consent.On:O}",
        (_, { } other) => $"{other.Id} of {other.On:O}",
    };

    /// <summary>Where a rule is written, and how sure that is.</summary>
    public static string Of(Provenance from) => $"{from.Source} ({CodeOf(from.Certainty)})";

    private static string CodeOf(Certainty certainty) => certainty switch
    {
        Certainty.Official => CertaintyCodes.Official,
        Certainty.Reported => CertaintyCodes.Reported,
        Certainty.Interpreted => CertaintyCodes.Interpreted,
        _ => CertaintyCodes.FromMemory,
    };
}
