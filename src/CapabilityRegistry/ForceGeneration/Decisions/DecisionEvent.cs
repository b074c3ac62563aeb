using System.Text.Json.Nodes;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Vettings;
using static CapabilityRegistry.ForceGeneration.Decisions.DecisionMade;

namespace CapabilityRegistry.ForceGeneration.Decisions;

/// <summary>Which events of the log are decisions, and where each of them holds its reason: the complete table.</summary>
internal sealed record DecisionEvent(string Kind, string Action, DecisionMade Decision, Func<JsonObject, IReadOnlyList<string>> ReasonsIn)
{
    public static readonly IReadOnlyList<DecisionEvent> Table =
    [
        new(PledgeStore.Kind, "acknowledged", Acknowledged, Always(DecisionReasons.Received)),
        new(PledgeStore.Kind, "accepted", Accepted, Always(DecisionReasons.PapersComplete)),
        new(PledgeStore.Kind, "returned", Returned, changes => Texts(changes["returnedFor"])),
        new(PledgeStore.Kind, "raised", Raised, changes => [changes.ContainsKey("levelAskedFor") ? DecisionReasons.LevelGranted : DecisionReasons.GatesMet]),
        new(PledgeStore.Kind, "overridden", Raised, Always(DecisionReasons.FourEyesSetAside)),
        new(PledgeStore.Kind, "level-refused", LevelRefused, In("levelRefusedFor")),
        new(PledgeStore.Kind, "revision-accepted", RevisionAccepted, Always(DecisionReasons.RevisionInOrder)),
        new(PledgeStore.Kind, "revision-refused", RevisionRefused, In("revisionRefusedFor")),
        // It holds the codes of earlier ones too; this one comes last.
        new(PledgeStore.Kind, "lowered", Lowered, LastIn("loweredFor")),
        new(PledgeStore.Kind, "suspended", Suspended, changes => [(string)changes["suspension"]!["reasonCode"]!]),
        new(PledgeStore.Kind, "resumed", Resumed, Always(DecisionReasons.SuspensionOver)),
        new(PledgeStore.Kind, "lapsed", Lapsed, LastIn("loweredFor")),
        new(PledgeStore.Kind, "withdrawn", Withdrawn, Always(DecisionReasons.WithdrawnByState)),
        new(VettingStore.Kind, "cleared", Cleared, In("clearedFor")),
        new(VettingStore.Kind, "barred", Barred, In("barredFor")),
        new(InvitationStore.Kind, "invited", Invited, Always(DecisionReasons.UnitSought)),
        new(InvitationStore.Kind, "accepted", Offered, Always(DecisionReasons.OfferedByState)),
        new(InvitationStore.Kind, "declined", Declined, In("declinedFor")),
        new(InvitationStore.Kind, "expired", Expired, Always(DecisionReasons.NoAnswerInTime)),
        new(InvitationStore.Kind, "released", NotSelected, In("releasedFor")),
        new(InvitationStore.Kind, "selected", Selected, Always(DecisionReasons.OfferTakenUp)),
        new(DeploymentStore.Kind, "withdrawn", SelectionUndone, In("withdrawnFor")),
    ];

    private static readonly Dictionary<(string, string), DecisionEvent> ByEvent = Table.ToDictionary(each => (each.Kind, each.Action));

    /// <summary>The row of an event; null if nothing is decided by it.</summary>
    public static DecisionEvent? Of(EventView @event) => ByEvent.GetValueOrDefault((@event.SubjectKind, @event.Action));

    private static Func<JsonObject, IReadOnlyList<string>> Always(string code) => _ => [code];

    private static Func<JsonObject, IReadOnlyList<string>> In(string member) => changes => [(string)changes[member]!];

    private static Func<JsonObject, IReadOnlyList<string>> LastIn(string member) => changes => [Texts(changes[member])[^1]];

    private static List<string> Texts(JsonNode? list) =>
        list is JsonArray { Count: > 0 } given ? [.. given.Select(each => (string)each!)] : [DecisionReasons.NotTold];
}
