using System.Collections.Immutable;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>One cause taken into account on top of those before it.</summary>
/// <param name="Cause">Null for the starting point.</param>
/// <param name="Objects">The keys of the requirements, pledges or deployments that the cause is about.</param>
/// <param name="State">What a plan depends on once it is taken into account.</param>
public sealed record GapStep(GapCause? Cause, IReadOnlyList<string> Objects, GapState State);

/// <summary>
/// Applies the changes between two times cause by cause. Requirements compete for pledges, so the effect of a change depends on the others;
/// only in a fixed order do the effects add up. Each step applies all changes of one cause; the last one reaches the second time exactly.
/// </summary>
public static class GapSteps
{
    public static IReadOnlyList<GapStep> Between(GapSnapshot from, GapSnapshot to)
    {
        List<GapStep> steps = [new(null, [], from.State)];
        var offers = to.OffersOtherThan(from);
        foreach (var cause in Enum.GetValues<GapCause>())
        {
            steps.Add(Step(cause, from, to, offers, steps[^1].State));
        }

        return steps;
    }

    private static GapStep Step(GapCause cause, GapSnapshot from, GapSnapshot to, IReadOnlyList<Offer> offers, GapState state) => cause switch
    {
        GapCause.TimePassed => LetTimePass(from, to, offers, state),
        _ when cause.IsOf() == GapSubject.Requirement => OfNeeds(cause, from, to, state),
        _ when cause.IsOf() == GapSubject.Deployment => OfDeployments(cause, from, to, state),
        _ => OfOffers(cause, from, to, offers, state),
    };

    // On another day every need is judged again.
    private static GapStep LetTimePass(GapSnapshot from, GapSnapshot to, IReadOnlyList<Offer> offers, GapState state) => new(
        GapCause.TimePassed,
        from.KnownOn == to.KnownOn ? [] : [.. state.Needed.Keys],
        state with
        {
            Day = to.Day,
            UndatedOffers = state.UndatedOffers.SetItems(offers.Select(after => KeyValuePair.Create(after.Id, OnAnotherDay(from, after, to.KnownOn)))),
            Context = to.Context with { UnderWay = state.Context.UnderWay },
        });

    // A pledge that was not registered at either time has no effect, so its change needs no cause.
    // That its level lapsed on the way is a cause of its own.
    private static Offer OnAnotherDay(GapSnapshot from, Offer after, DateOnly day) =>
        (from.UndatedOffers.GetValueOrDefault(after.Id), IsRegistered(after)) switch
    {
        (null, true) => after with { Status = PledgeStatus.Draft.Code() },
        ({ } then, var now) when now || IsRegistered(then) => then.WithoutPast(day) with
        {
            Lapses = [.. then.Lapses.Where(lapse => lapse.On > day)],
            Certificates = from.CertificatesOn(day, after.Id, from.Recognised),
        },
        _ => after,
    };

    private static GapStep OfNeeds(GapCause cause, GapSnapshot from, GapSnapshot to, GapState state)
    {
        var (needed, inBundles, objects) = (state.Needed.ToBuilder(), state.InBundles.ToBuilder(), new List<string>());
        foreach (var (id, after) in to.Requirements.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var (before, now) = (from.Requirements.GetValueOrDefault(id), state.Needed.GetValueOrDefault(id));
            var next = Next(cause, before, after, now, to.Day);
            var (bundledNow, bundledNext) = (state.InBundles.GetValueOrDefault(id), InBundle(cause, before, after, state.InBundles.GetValueOrDefault(id)));
            if (next?.Requirement.Version == now?.Requirement.Version && next?.Number == now?.Number && bundledNext?.Version == bundledNow?.Version)
            {
                continue;
            }

            objects.Add(id);
            Set(needed, id, next);
            Set(inBundles, id, bundledNext);
        }

        return new(cause, objects, state with { Needed = needed.ToImmutable(), InBundles = inBundles.ToImmutable() });
    }

    private static void Set<T>(ImmutableSortedDictionary<string, T>.Builder all, string id, T? next)
        where T : class
    {
        all.Remove(id);
        if (next is not null)
        {
            all.Add(id, next);
        }
    }

    /// <summary>The requirement as it stands in its bundle after the cause is applied; null if it is in none or does not count.</summary>
    private static Requirement? InBundle(GapCause cause, Requirement? before, Requirement after, Requirement? now) =>
        (cause, before is { IsInForce: true }, after.IsInForce) switch
    {
        (GapCause.Fulfilled, true, false) when after.Status == RequirementStatus.Fulfilled => null,
        (GapCause.Closed, true, false) when after.Status != RequirementStatus.Fulfilled => null,
        (GapCause.Amended, true, true) or (GapCause.NewRequirement, false, true) => after.Bundle is null ? null : after,
        _ => now,
    };

    /// <summary>The slot to fill after the cause is applied; null if there is none.</summary>
    private static Slot? Next(GapCause cause, Requirement? before, Requirement after, Slot? now, DateOnly day) =>
        (cause, before is { IsInForce: true }, after.IsInForce) switch
    {
        (GapCause.NeedEnded, _, _) => now?.Covers(day) == true ? now : null,
        (GapCause.NeedBegan, _, _) => before?.SlotOn(day),
        (GapCause.Fulfilled, true, false) when after.Status == RequirementStatus.Fulfilled => null,
        (GapCause.Closed, true, false) when after.Status != RequirementStatus.Fulfilled => null,
        (GapCause.Amended, true, true) => after.SlotOn(day),
        (GapCause.NewRequirement, false, true) => after.SlotOn(day),
        _ => now,
    };

    private static GapStep OfOffers(GapCause cause, GapSnapshot from, GapSnapshot to, IReadOnlyList<Offer> offers, GapState state)
    {
        var changed = offers
            .Select(after => (after.Id, Next: Next(cause, from, to, state.UndatedOffers[after.Id])))
            .Where(each => !ReferenceEquals(each.Next, state.UndatedOffers[each.Id]))
            .ToList();
        return new(
            cause,
            [.. changed.Select(each => each.Id).Order(StringComparer.Ordinal)],
            state with { UndatedOffers = state.UndatedOffers.SetItems(changed.Select(each => KeyValuePair.Create(each.Id, each.Next))) });
    }

    /// <summary>The offer after the cause is applied; the same instance if nothing changes.</summary>
    private static Offer Next(GapCause cause, GapSnapshot from, GapSnapshot to, Offer now)
    {
        var (before, after) = (from.UndatedOffers.GetValueOrDefault(now.Id), to.UndatedOffers[now.Id]);
        return (cause, before is not null && IsRegistered(before), IsRegistered(after)) switch
        {
            (GapCause.Withdrawn, true, false) when after.Status == Offer.Withdrawn => after,
            (GapCause.Lapsed, true, false) when after.Status is not (Offer.Withdrawn or Offer.Suspended) => after,
            (GapCause.Suspended, true, false) when after.Status == Offer.Suspended => after,
            (_, true, true) => NextOfRegistered(cause, from, to, now),
            (GapCause.Resumed, false, true) when before is { Status: Offer.Suspended } => after,
            (GapCause.NewPledge, false, true) => after,
            _ => now,
        };
    }

    // What others put on record beside the pledge is applied part by part, so what differs then is what the pledge says itself. Until it is raised it has
    // only the lapses of the level that it held.
    private static Offer NextOfRegistered(GapCause cause, GapSnapshot from, GapSnapshot to, Offer now)
    {
        var (before, after) = (from.UndatedOffers[now.Id], to.UndatedOffers[now.Id]);
        return cause switch
        {
            GapCause.LevelLapsed when LevelLapsed(before, after, to.KnownOn) is { } left && left < now.Level => AtLevel(now, left),
            GapCause.Lowered when after.Level < now.Level => AtLevel(now, after.Level),
            GapCause.Vetting => WithVetting(now, [.. after.Vetting.Where(time => !IsOfCase(time)), .. now.Vetting.Where(IsOfCase)]),
            GapCause.Investigation => WithVetting(now, after.Vetting),
            GapCause.Condition when !now.Conditions.SequenceEqual(after.Conditions) => now with { Conditions = after.Conditions },
            GapCause.Share when !now.OpenShares.SequenceEqual(after.OpenShares) => now with { OpenShares = after.OpenShares },
            GapCause.Recognition when from.CertificatesOn(to.KnownOn, now.Id, to.Recognised) is var recognised
                && !now.Certificates.SequenceEqual(recognised) => now with { Certificates = recognised },
            GapCause.Evidence when AtLevel(after, now.Level) is var rested
                && (now.EvidenceOn != rested.EvidenceOn || !now.Lapses.SequenceEqual(rested.Lapses)) =>
                now with { EvidenceOn = rested.EvidenceOn, Lapses = rested.Lapses },
            GapCause.Edited when AtLevel(after, now.Level) is var edited && Json.Write(edited) != Json.Write(now) => edited,
            GapCause.Raised when after.Level > now.Level => after,
            _ => now,
        };
    }

    private static Offer WithVetting(Offer offer, IReadOnlyList<VettingTime> vetting) =>
        offer.Vetting.SequenceEqual(vetting) ? offer : offer with { Vetting = vetting };

    private static bool IsOfCase(VettingTime time) => time.Status is Offer.UnderInvestigation or Offer.CaseSubstantiated;

    // What was foreseen, unless it was averted: who was raised again on the way has lost no more than is missing now.
    private static int? LevelLapsed(Offer before, Offer after, DateOnly day) =>
        before.On(day).Level is { } left && after.Level is { } held && held < before.Level ? Math.Max(left, held) : null;

    // What would leave no less than that takes nothing away.
    private static Offer AtLevel(Offer offer, int? level) =>
        offer with { Level = level, Lapses = [.. offer.Lapses.Where(lapse => lapse.TakesFrom(level))] };

    private static GapStep OfDeployments(GapCause cause, GapSnapshot from, GapSnapshot to, GapState state)
    {
        var changed = to.Deployments.Values.Where(after => CauseOf(from.Deployments.GetValueOrDefault(after.Id), after) == cause)
            .OrderBy(each => each.Id, StringComparer.Ordinal).ToList();
        var underWay = state.Context.UnderWay.ExceptBy(changed.Select(each => each.Id), each => each.Id).Concat(changed.Where(each => each.IsUnderWay));
        return new(cause, [.. changed.Select(each => each.Id)], state with { Context = state.Context with { UnderWay = [.. underWay] } });
    }

    private static GapCause? CauseOf(Deployment? before, Deployment after) => (before is { IsUnderWay: true }, after.Status) switch
    {
        (true, DeploymentStatus.Returned) => GapCause.Returned,
        (true, DeploymentStatus.Withdrawn) => GapCause.SelectionUndone,
        (_, DeploymentStatus.Selected) when before?.Status != after.Status => GapCause.Selected,
        (_, DeploymentStatus.Deployed) when before?.Status != after.Status || before.BoundFrom != after.BoundFrom => GapCause.Deployed,
        _ => null,
    };

    private static bool IsRegistered(Offer offer) => offer.Status == Offer.Registered;
}
