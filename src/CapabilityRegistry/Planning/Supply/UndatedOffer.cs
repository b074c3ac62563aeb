using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>A pledge as it is offered, whatever the day.</summary>
/// <param name="Offer">The offer without what depends on the day, which <see cref="DayContext"/> adds.</param>
/// <param name="UnitName">What the state calls the unit.</param>
/// <param name="Visits">The visits planned to it.</param>
/// <param name="Lacks">The codes of the gates that are not met for its next level.</param>
/// <param name="Warnings">When the policy of readiness warns of it because of a case.</param>
/// <param name="Training">Its training if any of it names a centre, so that it counts on some days only; else none.</param>
public sealed record UndatedOffer(
    Offer Offer, string UnitName, PlannedVisits Visits, IReadOnlyList<string> Lacks, IReadOnlyList<InvestigationTime> Warnings,
    IReadOnlyList<TrainingLine> Training)
{
    /// <summary>The offer with the certificates that count, judged on a day.</summary>
    /// <param name="recognised">Which courses of which centres are recognised when.</param>
    public Offer OfferOn(DateOnly day, RecognisedCourses recognised) =>
        Training.Count == 0 ? Offer : Offer with { Certificates = PledgeOffer.CertificatesOf(recognised.On(day, Training)) };

    /// <param name="conditions">Those that its state has stated on the pledge, open or not.</param>
    /// <param name="vettings">All of the unit.</param>
    /// <param name="investigations">What its cases mean.</param>
    /// <param name="pool">Shares what many offers have in common; null where there are not many.</param>
    public static UndatedOffer Of(
        Pledge pledge, LevelOutlook outlook, PlannedVisits visits, IEnumerable<Condition> conditions, IEnumerable<Vetting> vettings,
        IEnumerable<InvestigationTime> investigations, OfferPool? pool = null)
    {
        var training = (pool ?? new()).List(pledge.Training, line => line);
        var cases = investigations.ToList();
        return new(
            PledgeOffer.Of(pledge, outlook, pool) with
            {
                Conditions = MatcherMapping.OpenConditionsOf(conditions),
                Vetting = MatcherMapping.VettingOf(vettings, cases),
            },
            pledge.UnitName, visits, outlook.Lacks, cases.Count == 0 ? [] : [.. cases.Where(time => time.Effect == InvestigationEffect.Warn)],
            training.Any(line => line.Centre is not null) ? training : []);
    }

    /// <summary>Makes the offer of any pledge of some.</summary>
    /// <param name="outlook">What becomes of the level of each of them.</param>
    /// <param name="visits">Visits of whatever kind and status; units without an outcome in scheduled ones are still to be visited.</param>
    /// <param name="conditions">Conditions on any pledges, open or not.</param>
    /// <param name="vettings">Vettings of any units.</param>
    /// <param name="investigations">What cases mean for any units.</param>
    /// <param name="pool">Shares what many offers have in common.</param>
    public static Func<Pledge, UndatedOffer> By(
        Func<Pledge, LevelOutlook> outlook, IEnumerable<Visit> visits, IEnumerable<Condition> conditions, IEnumerable<Vetting> vettings,
        IEnumerable<InvestigationTime> investigations, OfferPool pool)
    {
        var (stated, vetted) = (conditions.ToLookup(each => each.Pledge), vettings.ToLookup(each => each.Pledge));
        var investigated = investigations.ToLookup(each => each.Pledge);
        var planned = visits.Where(visit => visit.Status == VisitStatus.Scheduled)
            .SelectMany(visit => visit.Units.Where(unit => unit.Result is null), (visit, unit) => (unit.Pledge, visit.Kind, visit.PlannedOn))
            .ToLookup(each => each.Pledge, each => (each.Kind, each.PlannedOn));
        return pledge => Of(
            pledge, outlook(pledge), PlannedVisits.Of(planned[pledge.Id]), stated[pledge.Id], vetted[pledge.Id], investigated[pledge.Id], pool);
    }
}

/// <summary>The visits to come to a unit.</summary>
/// <param name="AavOn">The earliest day of an Assessment and Advisory Visit; null if none is planned.</param>
/// <param name="VvOn">The earliest day of a verification visit; null if none is planned.</param>
public sealed record PlannedVisits(DateOnly? AavOn, DateOnly? VvOn)
{
    public static readonly PlannedVisits None = new(null, null);

    public static PlannedVisits Of(IEnumerable<(VisitKind Kind, DateOnly On)> planned)
    {
        var days = planned.GroupBy(each => each.Kind, each => each.On).ToDictionary(of => of.Key, of => of.Min());
        return days.Count == 0 ? None : new(DayOf(VisitKind.Aav), DayOf(VisitKind.Verification));

        DateOnly? DayOf(VisitKind kind) => days.TryGetValue(kind, out var day) ? day : null;
    }

    /// <summary>The earliest day of a visit of the kind.</summary>
    public DateOnly? On(VisitKind kind) => kind switch
    {
        VisitKind.Aav => AavOn,
        VisitKind.Verification => VvOn,
        _ => null,
    };
}
