using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Plan lines to turn into invitations, each with the JSON pointer that refusals use.</summary>
public static class PlanLines
{
    /// <summary>The lines that the request names.</summary>
    public static IReadOnlyList<(string Place, LineToInvite Line)> FromRequest(IReadOnlyList<LineToInvite> lines) =>
        [.. lines.Select((line, index) => ($"/lines/{index}", line))];

    /// <summary>All lines of a run, in the order of its assignments.</summary>
    public static IReadOnlyList<(string Place, LineToInvite Line)> All(IReadOnlyList<AssignmentView> assignments) =>
        [.. assignments.Select((each, index) => ($"/assignments/{index}",
            new LineToInvite { Requirement = each.Requirement, Slot = each.Slot, Pledge = each.Pledge }))];

    /// <summary>The refusal if the run has no plan, or one for what is not so.</summary>
    public static Refusal? NotAcceptable(MatchJob run) => run.NotDone() ?? (run.IsScenario
        ? new Refusal("of-a-scenario", $"{run.Id} supposes what is not so: its plan is for nobody to accept.",
            Fault.At("/run/scenario", "of-a-scenario", "false", "true"))
        : null);

    /// <summary>The refusal if the requirement is not what the run has planned for.</summary>
    /// <param name="requirements">Those that there are.</param>
    /// <param name="changed">The keys of those that have changed since.</param>
    public static Refusal? Outdated(LineToInvite line, IReadOnlyDictionary<string, Requirement> requirements, IReadOnlyCollection<string> changed) =>
        line.Requirement switch
    {
        var id when !requirements.ContainsKey(id) => Of("unknown-requirement", "the key of a requirement", $"'{id}'"),
        var id when changed.Contains(id) => Of("changed-since-the-run", $"{id} as the run has planned for it",
            $"version {requirements[id].Version}, from after the run"),
        _ => null,
    };

    /// <summary>The fault with its pointer in the request. Faults of expiresOn concern all lines and keep theirs.</summary>
    public static Fault At(string place, Fault fault) => fault.Pointer == "/expiresOn" ? fault : fault.Under(place);

    /// <summary>The refusal of all, if there is nothing to accept or anything stands against any of them.</summary>
    public static Refusal? Refused(int wanted, int invited, IReadOnlyList<Fault> faults) => wanted == 0
        ? new Refusal("nothing-to-accept", "The plan has no line for a mission.",
            Fault.At("/assignments", "nothing-to-accept", "at least one line for a mission", "none"))
        : invited < wanted
            ? new Refusal("lines-refused", $"Something stands against {wanted - invited} of {wanted} lines, so nobody was asked.", faults)
            : null;

    private static Refusal Of(string code, string expected, string found) =>
        new(code, "The requirement is not what the run has planned for.", Fault.At("/requirement", code, expected, found));
}
