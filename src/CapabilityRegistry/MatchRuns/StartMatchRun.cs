using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using CapabilityRegistry.Requirements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.MatchRuns;

/// <summary>What to plan, and for how long at most.</summary>
public sealed record StartMatchRunRequest
{
    /// <summary>Only requirements of these missions; empty for all, capacity goals too.</summary>
    [MaxLength(30)]
    public IReadOnlyList<string> Missions { get; init; } = [];

    /// <summary>Seconds after which the best plan so far is taken and its proof reported as incomplete.</summary>
    [Range(1, 60)]
    [DefaultValue(20)]
    public int TimeLimitSeconds { get; init; } = 20;
}

public static class StartMatchRun
{
    /// <summary>Pairs all requirements in force with the pledges there are, and keeps the plan with its proof and the remaining gaps</summary>
    public static async Task<Results<Added<MatchRunView>, Refused>> Handle(
        StartMatchRunRequest? request, RequirementStore requirements, CatalogueStore catalogue, Matcher matcher,
        MatchRunStore runs, EventStore events, EventLog log, Keys keys, Caller caller, CancellationToken cancel)
    {
        request ??= new StartMatchRunRequest();
        if (await Unknown(request, catalogue) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        // Taken first: the run knows at least everything up to this event.
        var seq = await events.Head();
        var asOf = DateOnly.FromDateTime(log.Now.UtcDateTime);
        var needed = (await requirements.InForce()).Where(each => Wanted(request, each)).SelectMany(each => each.Slots).Where(slot => slot.Until > asOf).ToList();
        var matched = await matcher.Run(needed, asOf, TimeSpan.FromSeconds(request.TimeLimitSeconds), caller, cancel);

        var run = New(await keys.Next("RUN"), matched, asOf, seq, log.Now, caller);
        var view = MatchRunStore.ViewOf(run, matched);
        await runs.Add(view, new Change("run", caller));
        return new Added<MatchRunView>(view, run.Version, $"/v1/match-runs/{run.Id}");
    }

    private static async Task<IReadOnlyList<Fault>> Unknown(StartMatchRunRequest request, CatalogueStore catalogue) => request.Missions.Count == 0
        ? []
        : [.. KnownCodes.Unknown(request.Missions, (await catalogue.Codes()).Missions, index => $"/missions/{index}", "/v1/missions")];

    private static bool Wanted(StartMatchRunRequest request, Requirement requirement) =>
        request.Missions.Count == 0 || (requirement.Mission is { } mission && request.Missions.Contains(mission));

    private static MatchRun New(string id, Matched matched, DateOnly asOf, long seq, DateTimeOffset now, Caller caller) => new()
    {
        Id = id,
        Version = 1,
        At = now,
        Actor = caller.Name,
        AsOf = asOf,
        Requirements = matched.Requirements.Count,
        Status = matched.Plan.Status,
        Pledges = matched.Offered.Offers.Count,
        EventSeq = seq,
        InputHash = matched.InputHash,
    };
}
