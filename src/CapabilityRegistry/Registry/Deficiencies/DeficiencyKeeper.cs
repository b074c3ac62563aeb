using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>
/// Keeps the register equal to what the lists say: opens what falls short of the generic statement in force, closes what does so no longer, opens again
/// what does so again; and closes all that a pledge lacks by which no state stands any more. It does so in the transaction that changes the pledge.
/// </summary>
public sealed class DeficiencyKeeper(DeficiencyStore deficiencies, SurStore surs, RecognitionStore recognitions, EventLog log) : IPledgeFollower
{
    // Keys that one statement can name on either engine, with room to spare.
    private const int AtOnce = 500;

    public async Task Follow(IReadOnlyCollection<Pledge> pledges, Caller by)
    {
        var today = log.Today;
        var (statements, recognised) = (await surs.GenericOn(today), await recognitions.Courses());
        foreach (var some in pledges.Chunk(AtOnce))
        {
            var known = await deficiencies.OfPledges([.. some.Select(pledge => pledge.Id)], by);
            foreach (var pledge in some)
            {
                var sur = statements.GetValueOrDefault(pledge.UnitType);
                await Follow(pledge, sur, ListShortfalls.Of(pledge, sur, recognised, today), [.. known[pledge.Id]], by);
            }
        }
    }

    /// <summary>
    /// Those of the pledges for which the register is not what the lists say today, as it becomes when a statement comes into force or a recognition lapses.
    /// </summary>
    public async Task<IReadOnlyList<string>> Differing(IReadOnlyCollection<Pledge> pledges, Caller by)
    {
        var (today, differing) = (log.Today, new List<string>());
        var (statements, recognised) = (await surs.GenericOn(today), await recognitions.Courses());
        foreach (var some in pledges.Chunk(AtOnce))
        {
            var known = await deficiencies.OfPledges([.. some.Select(pledge => pledge.Id)], by);
            differing.AddRange(
                from pledge in some
                let sur = statements.GetValueOrDefault(pledge.UnitType)
                let each = known[pledge.Id].ToList()
                let lines = ListShortfalls.Of(pledge, sur, recognised, today)
                where Unknown(lines, each).Any() || each.Any(one => !ReferenceEquals(one, After(one, pledge, sur, lines, today)))
                select pledge.Id);
        }

        return differing;
    }

    private async Task Follow(Pledge pledge, Sur? sur, IReadOnlyList<ComparedDemand> lines, IReadOnlyList<Deficiency> known, Caller by)
    {
        foreach (var before in known)
        {
            // Whoever edits one meanwhile is waited for, and what they wrote stays.
            for (var current = before; current is not null; current = await deficiencies.Find(before.Id, by))
            {
                var after = After(current, pledge, sur, lines, log.Today);
                if (ReferenceEquals(current, after)
                    || await deficiencies.Save(current, after, new Change(ActionOf(current, after), by, Evidence(pledge, sur))))
                {
                    break;
                }
            }
        }

        await deficiencies.Open([.. Unknown(lines, known)], sur, pledge, new Change("opened", by, Evidence(pledge, sur)));
    }

    private static Deficiency After(Deficiency one, Pledge pledge, Sur? sur, IReadOnlyList<ComparedDemand> lines, DateOnly today) =>
        one.Source == DeficiencySource.List && lines.FirstOrDefault(each => IsOf(one, each)) is { } line
            ? one.FallShort(line, sur!, today)
            : one.Status == DeficiencyStatus.Open && (one.Source == DeficiencySource.List || !ListShortfalls.IsOffered(pledge))
                ? one.End(Evidence(pledge, sur), today)
                : one;

    private static IEnumerable<ComparedDemand> Unknown(IReadOnlyList<ComparedDemand> lines, IReadOnlyList<Deficiency> known) =>
        lines.Where(line => !known.Any(one => one.Source == DeficiencySource.List && IsOf(one, line)));

    private static bool IsOf(Deficiency one, ComparedDemand line) => one.Kind == line.Kind && one.Code == line.Code;

    private static string ActionOf(Deficiency before, Deficiency after) => (before.Status, after.Status) switch
    {
        (_, DeficiencyStatus.Closed) => "closed",
        (DeficiencyStatus.Closed, _) => "reopened",
        _ => "compared",
    };

    private static string Evidence(Pledge pledge, Sur? sur) => (ListShortfalls.IsOffered(pledge), sur) switch
    {
        (false, _) => $"{pledge.Id} is {pledge.Status.Code()}.",
        (_, null) => $"No generic statement for {pledge.UnitType} is in force.",
        _ => $"The lists of {pledge.Id}, version {pledge.Version}, beside {sur!.Id}.",
    };
}
