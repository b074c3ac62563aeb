using System.Globalization;
using System.Text.Json.Nodes;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
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
        new(InvitationStore.Kind, "invited", Invited, Always(DecisionReasons.UnitSought)) { At = "invitedAt", By = "invitedBy" },
        new(InvitationStore.Kind, "accepted", Offered, Always(DecisionReasons.OfferedByState)) { At = "answeredAt", By = "answeredBy" },
        new(InvitationStore.Kind, "declined", Declined, In("declinedFor")) { At = "answeredAt", By = "answeredBy" },
        new(InvitationStore.Kind, "expired", Expired, Always(DecisionReasons.NoAnswerInTime)),
        new(InvitationStore.Kind, "released", NotSelected, In("releasedFor")) { At = "decidedAt", By = "decidedBy" },
        new(InvitationStore.Kind, "selected", Selected, Always(DecisionReasons.OfferTakenUp)) { At = "decidedAt", By = "decidedBy" },
        new(DeploymentStore.Kind, "withdrawn", SelectionUndone, In("withdrawnFor")) { At = "endedOn", By = "endedBy" },
    ];

    /// <summary>The member that says when it was decided; null where the event alone does. What was taken over was decided before its event.</summary>
    public string? At { get; init; }

    /// <summary>The member that says who decided; null where the event alone does.</summary>
    public string? By { get; init; }

    private static readonly Dictionary<(string, string), DecisionEvent> ByEvent = Table.ToDictionary(each => (each.Kind, each.Action));

    /// <summary>The row of an event; null if nothing is decided by it.</summary>
    public static DecisionEvent? Of(EventView @event) => ByEvent.GetValueOrDefault((@event.SubjectKind, @event.Action));

    /// <summary>When it was decided: the time of the event, or the one before it that the object states.</summary>
    public DateTimeOffset DecidedAt(EventView @event, JsonObject changes) =>
        At is not null && DateTimeOffset.TryParse((string?)changes[At], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stated)
        && stated.Day() < @event.At.Day() ? stated : @event.At;

    /// <summary>Who decided, by the name of the token.</summary>
    public string DecidedBy(EventView @event, JsonObject changes) => By is null ? @event.Actor : (string?)changes[By] ?? @event.Actor;

    private static Func<JsonObject, IReadOnlyList<string>> Always(string code) => _ => [code];

    private static Func<JsonObject, IReadOnlyList<string>> In(string member) => changes => [(string)changes[member]!];

    private static Func<JsonObject, IReadOnlyList<string>> LastIn(string member) => changes => [Texts(changes[member])[^1]];

    private static List<string> Texts(JsonNode? list) =>
        list is JsonArray { Count: > 0 } given ? [.. given.Select(each => (string)each!)] : [DecisionReasons.NotTold];
}
