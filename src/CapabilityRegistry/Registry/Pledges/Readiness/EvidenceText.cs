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
        (_, { } other) => $"{other.Id} of {other.On:O}",
    };
}

/// <summary>How sure a rule is, in a word.</summary>
internal static class CertaintyNames
{
    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Official => "official",
        Certainty.Reported => "reported",
        Certainty.Interpreted => "our reading",
        _ => "from memory, unverified",
    };
}
