using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Judging;

/// <summary>The days on which something comes to be known of a unit.</summary>
internal readonly struct FactDays
{
    private readonly List<DateOnly> _days;
    private readonly DateOnly _last;

    private FactDays(DateOnly last) => (_days, _last) = (new List<DateOnly>(16), last);

    /// <summary>Each once, the earliest first, up to a day that is included.</summary>
    public static List<DateOnly> UpTo(DateOnly day, UnitEvidence unit)
    {
        var days = new FactDays(day);
        days.AddPledge(unit);
        days.AddFindings(unit);
        days.AddTerms(unit);
        days._days.Sort();
        return Distinct(days._days);
    }

    private static List<DateOnly> Distinct(List<DateOnly> sorted)
    {
        var kept = 0;
        for (var at = 0; at < sorted.Count; at++)
        {
            if (at == 0 || sorted[at] != sorted[kept - 1])
            {
                sorted[kept++] = sorted[at];
            }
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
        return sorted;
    }

    private void AddPledge(UnitEvidence unit)
    {
        Add(unit.SubmittedOn);
        foreach (var decision in unit.Decisions.Each())
        {
            Add(decision.On);
        }

        foreach (var paper in unit.Papers.Each())
        {
            Add(paper.PresentFrom);
        }

        foreach (var renewal in unit.Renewals.Each())
        {
            Add(renewal.On);
        }

        foreach (var certification in unit.SelfCertifications.Each())
        {
            Add(certification.On);
        }
    }

    private void AddFindings(UnitEvidence unit)
    {
        foreach (var visit in unit.Visits.Each())
        {
            Add(visit.On);
        }

        foreach (var finding in unit.Findings.Each())
        {
            Add(finding.FoundOn);
            Add(finding.AnsweredOn);
        }

        foreach (var comparison in unit.Comparisons.Each())
        {
            Add(comparison.On);
        }

        foreach (var replaced in unit.ListsReplacedOn.Each())
        {
            Add(replaced);
        }
    }

    // The days of a law itself are known before they come.
    private void AddTerms(UnitEvidence unit)
    {
        foreach (var agreement in unit.Agreements.Each())
        {
            Add(agreement.SignedOn);
        }

        foreach (var deployment in unit.Deployments.Each())
        {
            Add(deployment.From);
            Add(deployment.Until);
        }

        foreach (var cap in unit.Caps.Each())
        {
            foreach (var consent in cap.Consents.Each())
            {
                Add(consent.On);
            }
        }
    }

    private void Add(DateOnly? on)
    {
        if (on is { } known && known <= _last)
        {
            _days.Add(known);
        }
    }
}
