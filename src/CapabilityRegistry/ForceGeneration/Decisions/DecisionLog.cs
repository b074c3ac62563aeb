using System.Text.Json.Nodes;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Vettings;

namespace CapabilityRegistry.ForceGeneration.Decisions;

/// <summary>
/// Reads what was decided about pledges out of the log of events: nothing of it is stored once more. A caller gets what is in the events that the
/// caller may read.
/// </summary>
public sealed class DecisionLog(
    EventStore events, PledgeStore pledges, VettingStore vettings, InvitationStore invitations, DeploymentStore deployments, RequirementStore requirements)
{
    public static readonly ListOrders<LoggedDecision> Orders = new(
        "id",
        decision => decision.Id,
        SortField.Day<LoggedDecision>("decidedOn", decision => decision.DecidedOn),
        SortField.Text<LoggedDecision>("decision", decision => decision.Decision.Code()));

    private const string VettingOpened = "opened";

    // That a requirement is filled is no state's event, and is told to the states whose units could have filled it.
    private static readonly Caller ForStates = Caller.System("decisions");

    // The first event of an object tells what it is about; one that was taken over may have been registered elsewhere.
    private static readonly string[] Read = [.. DecisionEvent.Table.Select(each => each.Action).Append("imported").Append(VettingOpened).Distinct()];

    /// <summary>All decisions about one pledge.</summary>
    public async Task<IReadOnlyList<LoggedDecision>> Of(Pledge pledge, Caller caller)
    {
        var asked = await invitations.List(new InvitationFilter { Pledge = [pledge.Id] }, caller, PageQuery.Whole);
        var begun = await deployments.List(new DeploymentFilter { Pledge = [pledge.Id] }, caller, PageQuery.Whole);
        var vetted = await vettings.Of(pledge.Id, caller);
        string[] keys = [pledge.Id, .. vetted.Select(each => each.Id), .. asked.Select(each => each.Id), .. begun.Select(each => each.Id)];
        return await In(new EventSearch { SubjectId = keys, Action = Read }, [pledge], caller);
    }

    /// <summary>All decisions about the pledges of one state.</summary>
    public async Task<IReadOnlyList<LoggedDecision>> OfState(string state, Caller caller) =>
        await In(new EventSearch { Contributor = [state], Action = Read }, await pledges.OfStates([state], caller), caller);

    private async Task<IReadOnlyList<LoggedDecision>> In(EventSearch search, IReadOnlyList<Pledge> about, Caller caller)
    {
        var found = (await events.Search(search, caller, PageQuery.Whole.Take)).Select(each => new ReadEvent(each)).ToList();
        var begun = found.Where(TellsOfWhat).ToDictionary(each => each.View.SubjectId);
        var decided = from each in found
                      let row = DecisionEvent.Of(each.View)
                      where row is not null
                      select Logged(each, row!, begun.GetValueOrDefault(each.View.SubjectId));
        return [.. decided, .. Rights.Allow(caller, Right.ReadOutcomes) ? await Filled(about, found) : []];
    }

    // An invitation, a deployment or a vetting says once for which pledge it is: when it begins, or is taken over.
    private static bool TellsOfWhat(ReadEvent each) => each.Changes.ContainsKey("requirement")
        || (each.View.SubjectKind == VettingStore.Kind && each.Changes.ContainsKey("pledge"));

    private static LoggedDecision Logged(ReadEvent each, DecisionEvent row, ReadEvent? first)
    {
        var (view, codes) = (each.View, row.ReasonsIn(each.Changes));
        var pledge = (string?)first?.Changes["pledge"] ?? view.SubjectId;
        var decidedAt = row.DecidedAt(view, each.Changes);
        return new LoggedDecision
        {
            Id = KeyOf(pledge, view.Seq),
            Pledge = pledge,
            Contributor = view.Contributor!,
            Decision = row.Decision,
            ReasonCodes = codes,
            Text = view.Reason ?? DecisionReasons.TextOf(codes[0]),
            DecidedAt = decidedAt,
            DecidedOn = decidedAt.Day(),
            DecidedBy = codes.Contains(DecisionReasons.RequirementFilled) ? null : row.DecidedBy(view, each.Changes),
            ReadinessLevel = (string?)each.Changes["readinessLevel"] is { } level ? Codes.Parse<ReadinessLevel>(level) : null,
            Requirement = (string?)first?.Changes["requirement"],
            Invitation = view.SubjectKind == InvitationStore.Kind ? view.SubjectId : (string?)first?.Changes["invitation"],
        };
    }

    // A state that was asked for the unit was told by its invitation what became of it.
    private async Task<IEnumerable<LoggedDecision>> Filled(IReadOnlyList<Pledge> about, IReadOnlyList<ReadEvent> found)
    {
        var ends = await events.OfAction(RequirementStore.Kind, "fulfilled", ForStates);
        if (ends.Count == 0)
        {
            return [];
        }

        var filled = (await requirements.All([.. ends.Select(each => each.SubjectId).Distinct()]))
            .ToDictionary(each => each.Id, each => each.AcceptableUnitTypes());
        var asked = found.Where(each => each.View.Action == "invited")
            .ToLookup(each => ((string)each.Changes["pledge"]!, (string)each.Changes["requirement"]!), each => each.View.Seq);
        var history = found.Where(each => each.View.SubjectKind == PledgeStore.Kind).ToLookup(each => each.View.SubjectId);
        return from end in ends
               from pledge in about
               where filled[end.SubjectId].Contains(pledge.UnitType) && asked[(pledge.Id, end.SubjectId)].All(seq => seq > end.Seq)
               where IsRegistered(history[pledge.Id].TakeWhile(each => each.View.Seq < end.Seq))
               select Filled(end, pledge);
    }

    private static LoggedDecision Filled(Event end, Pledge pledge)
    {
        var chosen = JsonNode.Parse(end.Changes)!["fulfilledBy"]!.AsArray().Any(each => (string?)each == pledge.Id);
        var code = chosen ? DecisionReasons.FillsRequirement : DecisionReasons.RequirementFilled;
        return new LoggedDecision
        {
            Id = KeyOf(pledge.Id, end.Seq),
            Pledge = pledge.Id,
            Contributor = pledge.Contributor,
            Decision = chosen ? DecisionMade.Selected : DecisionMade.NotSelected,
            ReasonCodes = [code],
            // What was said with it may name units of others.
            Text = DecisionReasons.TextOf(code),
            DecidedAt = end.At,
            DecidedOn = end.At.Day(),
            DecidedBy = null,
            ReadinessLevel = null,
            Requirement = end.SubjectId,
            Invitation = null,
        };
    }

    private static bool IsRegistered(IEnumerable<ReadEvent> before) => before.Aggregate(false, (registered, each) => each.View.Action switch
    {
        "accepted" => true,
        "imported" => (string?)each.Changes["status"] == PledgeStatus.Registered.Code(),
        "resumed" => true,
        "suspended" or "withdrawn" or "lapsed" => false,
        _ => registered,
    });

    private static string KeyOf(string pledge, long seq) => $"{pledge}-{seq:D10}";

    private sealed record ReadEvent(EventView View)
    {
        public JsonObject Changes { get; } = JsonNode.Parse(View.Changes.Text)!.AsObject();
    }
}
