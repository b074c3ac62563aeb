using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Weights;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>Makes the input of a run from the request and the current content of the registry.</summary>
public sealed class QuestionBuilder(
    SnapshotReader snapshots, References references, CatalogueStore catalogue, JobStore jobs, MatchRunStore runs, MatchWeightsStore weights)
{
    // Five priorities, changes, quality, tie-break, and some room.
    private const int StagesAtMost = 10;

    public async Task<Decision<Question>> Build(StartMatchRunRequest request, Caller caller)
    {
        var today = await snapshots.OnToday(caller);
        var (weighed, needed) = (await WeightsOf(request), await Needed(request, today, caller));
        if (Faults(weighed.Refusal, needed.Refusal) is { Count: > 0 } unclear)
        {
            return Invalid(unclear);
        }

        IReadOnlyList<Offer> offers = [.. MatcherMapping.Acceptable(needed.Granted!, today.Offers)];
        IReadOnlyList<Slot> open = [.. needed.Granted!.Where(slot => today.Context.Engaged(slot) < slot.Requirement.Quantity.Amount)];
        var engaged = today.Context.EngagedBeside(open);
        if (Faults(request, needed.Granted!, open, offers, engaged) is { Count: > 0 } unnamed)
        {
            return Invalid(unnamed);
        }

        var inForceLines = await LinesInForce(request, caller);
        if (inForceLines.Refusal is { } planless)
        {
            return planless;
        }

        var input = Input(request, open, offers, engaged, today.Context, weighed.Granted!, inForceLines.Granted!);
        return PinAndBanChecks.Contradiction(input) is { } contradiction
            ? contradiction
            : new Question(input, Notes(needed.Granted!, offers, today), today.LastEvent.Seq, weighed.Granted!);
    }

    /// <summary>The requirements that take part, slot by slot, as the scenario supposes them.</summary>
    private async Task<Decision<IReadOnlyList<Slot>>> Needed(StartMatchRunRequest request, DaySnapshot today, Caller caller)
    {
        var scenario = request.Scenario ?? new Scenario();
        var (inForce, codes, added) = (today.Snapshot.InForce, await catalogue.Codes(), await Added(scenario, caller));
        IReadOnlyList<Fault> faults =
        [
            .. RunScope.Faults(request, inForce, codes),
            .. ScenarioRequirements.Faults(scenario, inForce, today.Day),
            .. added.Faults,
        ];
        return faults.Count > 0
            ? Invalid(faults)
            : new Decision<IReadOnlyList<Slot>>(RunScope.Of(request, ScenarioRequirements.Of(scenario, inForce, added.Requirements), today.Day), null);
    }

    /// <summary>What the scenario adds, with the statements that it refers to.</summary>
    private async Task<(IReadOnlyList<Requirement> Requirements, IReadOnlyList<Fault> Faults)> Added(Scenario scenario, Caller caller)
    {
        var (added, faults) = (new List<Requirement>(), new List<Fault>());
        foreach (var (index, each) in scenario.NewRequirements.Index())
        {
            var found = await references.Faults(each, each.Mission, caller);
            if (found.Count == 0)
            {
                var resolved = await references.Resolve(each, each.Mission, caller);
                found = resolved.Refusal(each.Mission)?.Faults ?? [];
                added.Add(ScenarioRequirements.New(index, each.Mission, resolved));
            }

            faults.AddRange(found.Select(fault => fault.Under($"/scenario/newRequirements/{index}")));
        }

        return (added, faults);
    }

    private static IReadOnlyList<Fault> Faults(params IEnumerable<Refusal?> refusals) => [.. refusals.SelectMany(refusal => refusal?.Faults ?? [])];

    private static IReadOnlyList<Fault> Faults(
        StartMatchRunRequest request, IReadOnlyList<Slot> needed, IReadOnlyList<Slot> open, IReadOnlyList<Offer> offers,
        IReadOnlyList<EngagedUnit> engaged)
    {
        var (pinnable, pledges) = (open.Select(slot => slot.Id).ToHashSet(), offers.Select(offer => offer.Id).ToHashSet());
        var bannable = needed.SelectMany(slot => new[] { slot.Id, slot.Requirement.Id }).ToHashSet();
        var present = engaged.Select(unit => unit.OfferId).Concat(pledges).ToHashSet();
        return
        [
            .. ScenarioOffers.Faults(request.Scenario ?? new Scenario(), pledges),
            .. PinAndBanChecks.Faults(request, pinnable, bannable, pledges, present),
        ];
    }

    private static PlanInput Input(
        StartMatchRunRequest request, IReadOnlyList<Slot> open, IReadOnlyList<Offer> offers, IReadOnlyList<EngagedUnit> engaged, DayContext context,
        WeightsUsed weights, IReadOnlyList<AssignmentView> inForceLines)
    {
        IReadOnlyList<Need> needs = [.. open.Select(slot => MatcherMapping.NeedOf(slot, context.Engaged(slot)))];
        var supposed = ScenarioOffers.Of(request.Scenario ?? new Scenario(), offers);
        var input = CanonicalJson.InOrder(new PlanInput(needs, supposed, context.Day, TimeSpan.FromSeconds(request.TimeLimitSeconds))
        {
            Effort = Math.Max(1, request.TimeLimitSeconds / StagesAtMost),
            Weights = weights.Values.ToWeights(),
            Pins = [.. request.Pins.Select(each => new Pin(each.Requirement, each.Pledge))],
            Bans = [.. request.Bans.SelectMany(each => BansOf(each, open)).Distinct()],
            Forbidden = [.. request.Forbidden.Select(each => new ForbiddenPair(each.Pledge, each.Other))],
            Engaged = engaged,
        });
        return input with { Previous = WithNotice(inForceLines, input) };
    }

    private static InputNotes Notes(IReadOnlyList<Slot> needed, IReadOnlyList<Offer> offers, DaySnapshot today) => new(
        offers.ToDictionary(offer => offer.Id, offer => today.Snapshot.Pledges[offer.Id].UnitName),
        needed.Select(slot => (slot.Id, Engaged: today.Context.Engaged(slot))).Where(each => each.Engaged > 0)
            .ToDictionary(each => each.Id, each => each.Engaged));

    // What is banned for a requirement is banned for all of its slots.
    private static IEnumerable<Ban> BansOf(BannedPair ban, IReadOnlyList<Slot> open) => ban.Requirement is { } named
        ? open.Where(slot => named == slot.Id || named == slot.Requirement.Id).Select(slot => new Ban(ban.Pledge, slot.Id))
        : [new Ban(ban.Pledge)];

    private async Task<Decision<WeightsUsed>> WeightsOf(StartMatchRunRequest request)
    {
        if (request.Weights is { } given)
        {
            return request.WeightSet is null
                ? new WeightsUsed { Set = null, Values = given }
                : Invalid([Fault.At("/weights", "given-twice", "either weights or weightSet", "both")]);
        }

        var id = request.WeightSet ?? MatchWeights.Default.Id;
        return await weights.Find(id) is { } set
            ? new WeightsUsed { Set = set.Id, Values = set.Values }
            : Invalid([Fault.At("/weightSet", "unknown-code", "a key of /v1/match-weights", $"'{id}'")]);
    }

    /// <summary>What the plan in force gives to whom.</summary>
    private async Task<Decision<IReadOnlyList<AssignmentView>>> LinesInForce(StartMatchRunRequest request, Caller caller)
    {
        if (request.Previous is null)
        {
            return new Decision<IReadOnlyList<AssignmentView>>([], null);
        }

        return await jobs.Find(request.Previous, caller) switch
        {
            null => Invalid([Fault.At("/previous", "unknown-code", "a key of /v1/match-runs", $"'{request.Previous}'")]),
            { Status: not MatchRunStatus.Done } job => new Refusal("wrong-status", $"{job.Id} has no plan: it is {job.Status.Code()}.",
                Fault.At("/previous", "wrong-status", "a run that is done", job.Status.Code())),
            { } job => new Decision<IReadOnlyList<AssignmentView>>(await runs.Lines(job.Id, caller), null),
        };
    }

    // Lines of pairs that are no longer in this run are dropped; a need that has started gives no notice period.
    private static IReadOnlyList<PreviousAssignment> WithNotice(IReadOnlyList<AssignmentView> lines, PlanInput input)
    {
        var (needs, offers) = (input.Needs.ToDictionary(need => need.Id), input.Offers.Select(offer => offer.Id).ToHashSet());
        return
        [
            .. from line in lines
               where needs.ContainsKey(line.NeedId) && offers.Contains(line.Pledge)
               select new PreviousAssignment(line.NeedId, line.Pledge, Math.Max(0, needs[line.NeedId].Start.DayNumber - input.AsOf.DayNumber)),
        ];
    }

    private static Refusal Invalid(IReadOnlyList<Fault> faults) => Refusal.Invalid("The request names what cannot be.", faults);
}
