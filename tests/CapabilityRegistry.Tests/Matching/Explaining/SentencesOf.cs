using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Explaining;

/// <summary>Everything that is said about one shortfall, held against plans that are found by trying everything.</summary>
internal sealed class SentencesOf
{
    private readonly PlanInput input;
    private readonly Plan plan;
    private readonly Shortfall shortfall;
    private readonly Need need;
    private readonly Dictionary<string, Offer> offers;
    private readonly long[] before;

    public SentencesOf(PlanInput input, Plan plan, Shortfall shortfall)
    {
        (this.input, this.plan, this.shortfall) = (input with { Previous = [] }, plan, shortfall);
        need = input.Needs.Single(each => each.Id == shortfall.NeedId);
        offers = input.Offers.ToDictionary(offer => offer.Id);
        before = new BruteForce(this.input).BestFor(need.Id)!;
    }

    /// <summary>What was said and held.</summary>
    public IEnumerable<string> Held() => [.. shortfall.Reasons.SelectMany(Held), .. Together()];

    private IEnumerable<string> Held(ShortfallReason reason)
    {
        switch (reason.Kind)
        {
            case ShortfallReason.Filtered:
                foreach (var miss in reason.NearMisses.Where(miss => miss.Repair.IsPossible))
                {
                    yield return miss.Repair.IsRelease ? NotTried(miss.Closes) : Closes("near miss", miss.Closes, Mended(input, miss.OfferId));
                }

                yield return offers.Keys.Where(IsMended).Any() || !offers.Keys.Any(IsReleased)
                    ? Closes("filtered", reason.Closes, offers.Keys.Where(IsMended).Aggregate(input, Mended))
                    : NotTried(reason.Closes);
                break;
            case ShortfallReason.Competition:
                yield return Doubled(reason, reason.InUse.Select(use => use.OfferId).Distinct());
                break;
            case ShortfallReason.Exhausted:
                yield return Doubled(reason, plan.Assignments.Where(line => line.NeedId == need.Id).Select(line => line.OfferId));
                break;
            case ShortfallReason.Structural:
                Assert.True(reason.Tried);
                foreach (var what in Rules(reason.Relaxations))
                {
                    yield return what;
                }

                break;
            default:
                break;
        }

        Assert.Equal(
            reason.Kind is not ShortfallReason.Structural && reason.Closes == 0,
            reason.Detail.Contains("would close nothing", StringComparison.Ordinal));
    }

    // Each family: what is told helps and no part of it does; what is not told does not help, neither one rule nor all.
    private IEnumerable<string> Rules(IReadOnlyList<Relaxation> told)
    {
        foreach (var family in FallenRules.Families)
        {
            var rules = FallenRules.Of(input, family);
            var alone = rules.Select(rule => More(FallenRules.Without(input, family, rule))).DefaultIfEmpty(0).Max();
            if (told.SingleOrDefault(each => each.Family == family) is not { } relaxation)
            {
                if (rules.Count > 0)
                {
                    IsNothing($"{family}, one rule", alone);
                    yield return "no rule helps";
                }

                continue;
            }

            Assert.Equal(relaxation.More, More(relaxation.Rules.Aggregate(input, (changed, rule) => FallenRules.Without(changed, family, rule))));
            if (relaxation.Rules.Count == 1)
            {
                Assert.Equal(alone, relaxation.More);
                yield return "a rule alone helps";
            }
            else
            {
                foreach (var left in relaxation.Rules)
                {
                    IsNothing($"{family} without one", More(relaxation.Rules.Where(rule => rule != left)
                        .Aggregate(input, (changed, rule) => FallenRules.Without(changed, family, rule))));
                }

                yield return "rules together help";
            }
        }
    }

    private IEnumerable<string> Together()
    {
        var alone = shortfall.Reasons.Any(reason => reason.Relaxations.Count > 0 || reason.NearMisses.Any(miss => miss.Closes > 0));
        Assert.Equal(alone ? Shortfall.NotNeeded : shortfall.Together is null ? Shortfall.NoneFound : Shortfall.Found, shortfall.Search);
        if (shortfall.Together is not { } together)
        {
            Assert.True(alone || !shortfall.Reasons.Any(reason => reason.Kind == ShortfallReason.Filtered && reason.Closes > 0));
            if (!alone)
            {
                var everything = FallenRules.Families.Aggregate(offers.Keys.Where(IsMended).Aggregate(input, Mended),
                    (changed, family) => FallenRules.Of(changed, family).Aggregate(changed, (less, rule) => FallenRules.Without(less, family, rule)));
                // What others gain that nothing connects with the need is no gain of its own.
                IsNothing("everything together", More(everything) is > 0 and var more && IsBetterAlone(everything) ? more : 0);
                yield return "nothing helps";
            }

            yield break;
        }

        Func<PlanInput, PlanInput>[] changes =
        [
            .. together.Mended.Select(id => (Func<PlanInput, PlanInput>)(changed => Mended(changed, id))),
            .. together.Relaxations.SelectMany(family => family.Rules, (family, rule) =>
                (Func<PlanInput, PlanInput>)(changed => FallenRules.Without(changed, family.Family, rule))),
        ];
        Assert.Equal(together.More, More(changes.Aggregate(input, (changed, change) => change(changed))));
        yield return "together helps";
        foreach (var left in changes)
        {
            IsNothing("together without one", More(changes.Where(change => change != left).Aggregate(input, (changed, change) => change(changed))));
            yield return "no part of together helps";
        }
    }

    // A release opens what the unit serves, which is not in the input.
    private static string NotTried(int? told)
    {
        Assert.Null(told);
        return "release not tried";
    }

    private string Closes(string what, int? told, PlanInput after)
    {
        Assert.NotNull(told);
        if (told == 0)
        {
            IsNothing(what, More(after));
            return $"{what} closes nothing";
        }

        Assert.Equal(told, More(after));
        return $"{what} closes";
    }

    // With more pledges than that, trying everything takes too long.
    private string Doubled(ShortfallReason reason, IEnumerable<string> ids) => ids.Aggregate(input, Twice) is { Offers.Count: <= 6 } after
        ? Closes(reason.Kind, reason.Closes, after)
        : "not held";

    private void IsNothing(string what, int more) => Assert.True(more == 0, $"{need.Id}: {what} closes {more}");

    // How much more one of the best plans gives the need, if the fill as a whole is better and that is owed to this need: it gets more than it could
    // before, or the fill is better even where no other need gets more, save those of its bundle. Nothing where a pin cannot be held any more.
    private int More(PlanInput after) =>
        new BruteForce(after).BestFor(need.Id) is { } best && IsBetter(best, before) && best[^1] > shortfall.Filled
            && (best[^1] > before[^1] || IsBetterAlone(after))
            ? (int)best[^1] - shortfall.Filled : 0;

    private bool IsBetterAlone(PlanInput after) => IsBetter(new BruteForce(after).BestFor(need.Id, AtMost)!, before);

    private int AtMost(Need other) => other.Id == need.Id || other.Priority > need.Priority || (other.Bundle is not null && other.Bundle == need.Bundle)
        ? int.MaxValue
        : plan.Assignments.Where(line => line.NeedId == other.Id).Sum(line => line.Amount);

    private static bool IsBetter(long[] one, long[] other) => one.AsSpan()[..^1].SequenceCompareTo(other.AsSpan()[..^1]) > 0;

    private bool IsOfAcceptableType(Offer offer) =>
        offer.UnitType == need.UnitType || need.Substitutes.Any(substitute => substitute.UnitType == offer.UnitType);

    private bool IsMended(string id) => IsOfAcceptableType(offers[id])
        && RepairFinder.Of(need, offers[id], input.AsOf) is { Steps.Count: > 0, IsPossible: true, IsRelease: false };

    private bool IsReleased(string id) => IsOfAcceptableType(offers[id]) && !input.Engaged.Any(unit => unit.OfferId == id && unit.Needs.Contains(need.Id))
        && RepairFinder.Of(need, offers[id], input.AsOf) is { IsPossible: true, IsRelease: true };

    private PlanInput Mended(PlanInput changed, string id)
    {
        var repair = RepairFinder.Of(need, offers[id], input.AsOf);
        return changed with
        {
            Offers = [.. changed.Offers.Select(offer => offer.Id == id ? repair.Steps.Aggregate(offer, (mended, step) => step.ApplyTo(mended)) : offer)],
        };
    }

    private PlanInput Twice(PlanInput changed, string id) => changed with { Offers = [.. changed.Offers, offers[id] with { Id = $"{id}-second" }] };
}
