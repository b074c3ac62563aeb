using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Gaps.Changes;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Reads the input of gap figures, as it is now or as it was at the end of a day. Only for callers who may see all states.
/// </summary>
public sealed class GapInputReader(
    OfferReader supply, RequirementStore requirements, VisitStore visits, EventStore events, AsAtReader past, LatestGapInput latest, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    public async Task<GapInput> Now(Caller caller, CancellationToken cancel)
    {
        RequireAllStates(caller);
        // Read first: everything read afterwards includes at least this event.
        var (seq, today) = (await events.Head(), Today);
        return await latest.Get(seq, today, async () => Of(
            seq, await requirements.InForce(), await supply.All(today, caller), await visits.Scheduled(caller)), cancel);
    }

    /// <summary>As the registry knew it at the end of a day in UTC; on today, as it knows it now.</summary>
    public async Task<GapInput> On(DateOnly day, Caller caller, CancellationToken cancel)
    {
        if (day >= Today)
        {
            return await Now(caller, cancel);
        }

        RequireAllStates(caller);
        var seq = await HeadOn(day, caller);
        var told = await ReadAsAt(seq, caller);
        var offered = OfferSet.Of(told.Pledges, Passed(told.Visits), await supply.On(day, told.UnderWay));
        return Of(seq, [.. told.Requirements.Where(requirement => requirement.IsInForce)], offered, told.Visits);
    }

    /// <summary>What was known at both ends of a span.</summary>
    public async Task<(GapMoment From, GapMoment To)> Between(GapSpan span, Caller caller)
    {
        RequireAllStates(caller);
        var (from, to) = span.Days(Today);
        var before = await ReadAsAt(await HeadOn(from, caller), caller);
        var after = await ReadAsAt(await HeadOn(to, caller), caller, before);
        return (await Moment(before, from, span.On ?? from), await Moment(after, to, span.On ?? to));
    }

    /// <summary>The last event of a day in UTC or before it.</summary>
    private Task<long> HeadOn(DateOnly day, Caller caller) => day < Today
        ? past.HeadBefore(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), caller)
        : events.Head();

    private async Task<ObjectsAsAt> ReadAsAt(long seq, Caller caller, ObjectsAsAt? earlier = null) => new(
        await past.At(seq, PledgeStore.Kind, caller, earlier?.AllPledges),
        await past.At(seq, RequirementStore.Kind, caller, earlier?.AllRequirements),
        await past.At(seq, VisitStore.Kind, caller, earlier?.AllVisits),
        await past.At(seq, DeploymentStore.Kind, caller, earlier?.AllDeployments));

    private async Task<GapMoment> Moment(ObjectsAsAt told, DateOnly knownOn, DateOnly day)
    {
        var visited = Passed(told.Visits);
        return new GapMoment(
            told.AllPledges.Seq,
            day,
            told.Requirements.ToDictionary(requirement => requirement.Id),
            told.Pledges.ToDictionary(pledge => pledge.Id, pledge => MatcherMapping.OfferOf(pledge, visited)),
            told.Deployments.ToDictionary(deployment => deployment.Id),
            await supply.On(knownOn, told.UnderWay));
    }

    private static GapInput Of(long seq, IReadOnlyList<Requirement> inForce, OfferSet offered, IEnumerable<Visit> visits) => new()
    {
        Seq = seq,
        Requirements = inForce,
        Offers = offered.Offers,
        Context = offered.Context,
        Visits = visits.Where(visit => visit.Status == VisitStatus.Scheduled)
            .GroupBy(visit => visit.Pledge).ToDictionary(of => of.Key, of => of.Min(visit => visit.PlannedOn)),
    };

    private static Dictionary<string, DateOnly> Passed(IEnumerable<Visit> visits) => visits
        .Where(visit => visit is { Kind: VisitKind.Aav, Status: VisitStatus.Passed })
        .GroupBy(visit => visit.Pledge).ToDictionary(of => of.Key, of => of.Max(visit => visit.VisitedOn!.Value));

    // The cached input holds the pledges of every state.
    private static void RequireAllStates(Caller caller)
    {
        if (caller.IsScoped)
        {
            throw new InvalidOperationException($"{caller.Name} sees one state only and is told no gaps.");
        }
    }

    /// <summary>The objects rebuilt from the event log.</summary>
    private sealed record ObjectsAsAt(PastObjects AllPledges, PastObjects AllRequirements, PastObjects AllVisits, PastObjects AllDeployments)
    {
        public IReadOnlyList<Pledge> Pledges { get; } = [.. InOrder(AllPledges).Select(PastPledge.Of)];

        public IReadOnlyList<Requirement> Requirements { get; } = [.. InOrder(AllRequirements).Select(PastRequirement.Of)];

        public IReadOnlyList<Visit> Visits { get; } = [.. InOrder(AllVisits).Select(visit => visit.As<Visit>())];

        public IReadOnlyList<Deployment> Deployments { get; } = [.. InOrder(AllDeployments).Select(deployment => deployment.As<Deployment>())];

        public IReadOnlyList<Deployment> UnderWay => [.. Deployments.Where(deployment => deployment.IsUnderWay)];

        private static IEnumerable<PastObject> InOrder(PastObjects objects) =>
            objects.ById.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value);
    }
}
