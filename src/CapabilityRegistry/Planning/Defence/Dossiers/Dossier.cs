using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Planning.Runs.Weights;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>Makes the dossier of a run from its stored input and plan only.</summary>
internal sealed class Dossier(FinishedRun run)
{
    private const int Alternatives = 5;

    private readonly NotTakenReasons _notTaken = new(run);
    private readonly Dictionary<string, Offer> _offers = run.Input.Offers.ToDictionary(offer => offer.Id);
    private readonly ILookup<string, Assignment> _chosen = run.Plan.Assignments.ToLookup(each => each.NeedId);
    private readonly Dictionary<string, Shortfall> _missing = run.Plan.Shortfalls.ToDictionary(each => each.NeedId);

    public DossierView For(Caller caller)
    {
        IReadOnlyList<DossierRequirement> requirements =
            [.. run.Input.Needs.OrderBy(need => need.Priority).ThenBy(need => need.Id, StringComparer.Ordinal).Select(Requirement)];
        return View(caller, requirements, [.. AskedAbout().Concat(requirements.SelectMany(Named)).Concat(PlanPledges.Reasons(run.Plan)).Distinct()]);
    }

    private DossierView View(Caller caller, IReadOnlyList<DossierRequirement> requirements, IReadOnlyList<string> pledges) => new()
    {
        Run = MatchRun.Of(run.Job, caller),
        Asked = [.. Sentences.Asked(run)],
        Supposed = [.. Sentences.Supposed(run.Request.Scenario)],
        Decisions = [.. Decisions()],
        Weights = Json.Read<WeightsUsed>(run.Job.Weights),
        Fill = PriorityFill.Of(run.Input, run.Plan),
        Proof = [.. run.Plan.Stages.Select(stage => new DossierObjective { Objective = ObjectiveView.Of(stage).InPerMille(), Text = Sentences.Of(stage) })],
        Requirements = requirements,
        Pledges = pledges,
        Check = new DossierCheck
        {
            InputHash = run.Job.InputHash,
            PlanHash = CanonicalJson.Hash(run.PlanBytes),
            RuleSet = run.Job.RuleSet,
            RulesUnchanged = run.Job.RuleSet == RuleSet.Version,
            Certificate = $"/v1/match-runs/{run.Job.Id}/certificate",
            Command = $"dotnet run --project src/CapabilityRegistry -- match verify {run.Job.Id}.json",
            Replay = $"/v1/match-runs/{run.Job.Id}/replay",
        },
    };

    private IEnumerable<string> AskedAbout() =>
    [
        .. run.Request.Pins.Select(pin => pin.Pledge),
        .. run.Request.Bans.Select(ban => ban.Pledge),
        .. run.Request.Forbidden.SelectMany(pair => new[] { pair.Pledge, pair.Other }),
        .. run.Request.Scenario is { } supposed
            ? supposed.Elevations.Select(each => each.Pledge).Concat(supposed.Withdrawals).Concat(supposed.PledgeDates.Select(each => each.Pledge))
            : [],
    ];

    private static IEnumerable<string> Named(DossierRequirement requirement) =>
        requirement.Chosen.Select(each => each.Pledge.Id)
            .Concat(requirement.NotTaken.SelectMany(each => each.Others.Prepend(each.Pledge.Id)))
            .Concat(requirement.Unfit.Select(each => each.Pledge.Id));

    private IEnumerable<DossierDecision> Decisions() =>
    [
        .. run.Request.Pins.Select(pin => Decision("pin", $"{pin.Pledge} serves {pin.Requirement}.", pin.Reason)),
        .. run.Request.Bans.Select(ban => Decision("ban", $"{ban.Pledge} does not serve {ban.Requirement ?? "anything"}.", ban.Reason)),
        .. run.Request.Forbidden.Select(pair => Decision("forbidden", $"{pair.Pledge} and {pair.Other} do not serve in the same mission.", pair.Reason)),
    ];

    private DossierDecision Decision(string kind, string text, string? reason) =>
        new() { Kind = kind, Text = text, SetBy = run.Job.Actor, SetAt = run.Job.At, Reason = reason };

    private DossierRequirement Requirement(Need need)
    {
        var ranked = Ranking.Of(need, run.Input.Offers, run.Input.AsOf, run.Input.Weights);
        var taken = _chosen[need.Id].Select(each => each.OfferId).ToHashSet();
        var notTaken = ranked.Candidates.Where(candidate => !taken.Contains(candidate.OfferId)).ToList();
        return new DossierRequirement
        {
            Id = need.Id,
            Hypothetical = NeedReference.IsHypothetical(need.Id),
            Mission = NeedReference.Of(need).Mission,
            UnitType = need.UnitType,
            Priority = need.Priority,
            MinimumLevel = (ReadinessLevel)need.MinimumLevel,
            NeededBy = need.Start,
            NeededUntil = need.End,
            Unit = Codes.Parse<Measure>(need.Measure),
            Required = Engaged(need) + need.Quantity,
            Engaged = Engaged(need),
            Filled = _chosen[need.Id].Sum(each => each.Amount),
            Chosen = [.. _chosen[need.Id].Select(Chosen)],
            NotTaken = [.. notTaken.Take(Alternatives).Select(candidate => NotTaken(need, candidate))],
            NotTakenInAll = notTaken.Count,
            Unfit = [.. ranked.Excluded.Take(Alternatives).Select(Unfit)],
            UnfitInAll = ranked.Excluded.Count,
            Gap = [.. _missing.GetValueOrDefault(need.Id)?.Reasons.Select(reason => GapReasonView.Of(reason, run.Plan, _offers)) ?? []],
            Together = _missing.GetValueOrDefault(need.Id)?.Together is { } together ? CombinationView.Of(together) : null,
        };
    }

    private int Engaged(Need need) => run.Notes.Engaged.GetValueOrDefault(need.Id);

    private ChosenPledge Chosen(Assignment each) => new()
    {
        Pledge = Pledge(each.OfferId),
        Amount = each.Amount,
        Score = each.Verdict.Score,
        Breakdown = [.. each.Verdict.Breakdown.Select(ScoreView.Of)],
        Variations = [.. each.Verdict.Variations.Select(VariationUsedView.Of)],
        Pinned = run.Input.Pins.Any(pin => pin.NeedId == each.NeedId && pin.OfferId == each.OfferId),
    };

    private NotTakenPledge NotTaken(Need need, PairEvaluation candidate)
    {
        var why = _notTaken.Why(need, candidate);
        return new NotTakenPledge { Pledge = Pledge(candidate.OfferId), Score = candidate.Score, Why = why.Code, Detail = why.Detail, Others = why.Others };
    }

    private ExcludedPledge Unfit(PairEvaluation excluded) =>
        new() { Pledge = Pledge(excluded.OfferId), Reasons = [.. excluded.Failures.Select(ReasonView.Of)] };

    private DossierPledge Pledge(string id) => new()
    {
        Id = id,
        Contributor = _offers[id].Contributor,
        UnitType = _offers[id].UnitType,
        UnitName = run.Notes.UnitNames[id],
    };
}
