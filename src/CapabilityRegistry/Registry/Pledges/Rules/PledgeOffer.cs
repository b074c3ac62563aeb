using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Pledges.Readiness;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Maps pledges to the offers of the matching library.</summary>
public static class PledgeOffer
{
    /// <summary>The offer without what depends on the day, which the picture of a day adds.</summary>
    /// <param name="outlook">What becomes of its level; null if that does not matter.</param>
    /// <param name="pool">Shares what many offers have in common; null where there are not many.</param>
    public static Offer Of(Pledge pledge, LevelOutlook? outlook = null, OfferPool? pool = null)
    {
        var content = pledge;
        pool ??= new OfferPool();
        var caveats = pool.List(content.Caveats, caveat => caveat);
        // Events from before persons were added up do not tell of them.
        var strength = pledge.Strength ?? Strength.Of(content.Personnel);
        return new Offer
        {
            Id = pledge.Id,
            Contributor = pool.Code(pledge.Contributor),
            UnitType = pool.Code(content.UnitType),
            Status = pledge.Status.Code(),
            Level = (int?)pledge.Level,
            OpenShares = pool.Codes(pledge.OpenShares),
            Lapses = outlook?.Lapses ?? [],
            Capacity = content.Capacity.Amount,
            Measure = content.Capacity.Unit.Code(),
            ResponseDays = content.ResponseDays,
            AvailableFrom = content.AvailableFrom,
            AvailableUntil = content.AvailableUntil,
            Equipment = pool.List(content.MajorEquipment ?? [], line => new EquipmentHeld(pool.Code(line.Category), line.Quantity)),
            SelfSustainment = pool.Codes(content.SelfSustainment ?? []),
            Languages = pool.Codes(content.Languages),
            ExcludedMissions = [.. caveats.Where(IsLasting).SelectMany(caveat => caveat.ExcludedMissions).Distinct()],
            ExcludedTimes =
            [
                .. caveats.Where(caveat => !IsLasting(caveat))
                    .SelectMany(caveat => caveat.ExcludedMissions, (caveat, mission) => new ExcludedTime(mission, caveat.ValidFrom, FirstDayAfter(caveat)))
                    .Distinct(),
            ],
            Caveats = caveats.Count,
            Attributes = pool.Codes(content.Attributes),
            Certificates = pool.List(content.Training, CertificateOf),
            TurnaroundDays = content.TurnaroundDays,
            Partners = pool.Codes(content.Partners),
            EvidenceOn = outlook?.VisitedOn,
            Men = strength.Men,
            Women = strength.Women,
        };
    }

    private static bool IsLasting(Caveat caveat) => caveat is { ValidFrom: null, ValidUntil: null };

    private static DateOnly? FirstDayAfter(Caveat caveat) => caveat.ValidUntil is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null;

    /// <param name="training">As it counts: what is recognised on a day is not looked at here.</param>
    public static IReadOnlyList<Certificate> CertificatesOf(IEnumerable<TrainingLine> training) =>
        [.. training.Select(CertificateOf)];

    private static Certificate CertificateOf(TrainingLine line) => new(line.Course, line.ValidUntil);
}
