using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Judging;

/// <summary>What each kind of gate asks of the facts that are known on a day. The only place that reads evidence.</summary>
internal static class Gates
{
    /// <param name="day">The last day whose facts are known.</param>
    public static GateFinding Find(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day) => rule.Kind switch
    {
        GateKind.PledgeRenewed => Renewed(rule, unit, state, day),
        GateKind.VisitPassed => Visited(VisitPurpose.AssessmentAndAdvisory, rule, unit, state, day),
        GateKind.VerificationVisitPassed => Visited(VisitPurpose.Verification, rule, unit, state, day),
        GateKind.SurMet => Compared(rule, unit, state, day),
        GateKind.SelfCertified => SelfCertified(rule, unit, state, day),
        GateKind.RdlAgreement => Agreed(rule, unit, state, day),
        GateKind.FindingsAnswered => Answered(unit, day),
        GateKind.NationalConsent => Consented(rule, unit, day),
        _ => Present(rule, unit, state, day),
    };

    /// <summary>The times in which findings are overdue, in any order.</summary>
    /// <param name="known">The last day whose facts are known: an answer that came later is none yet.</param>
    public static IEnumerable<ClosedTime> Overdue(UnitEvidence unit, DateOnly known) =>
        from finding in unit.Findings
        where finding.FoundOn <= known
        let overdue = OverdueFrom(finding)
        where overdue is not null
        select new ClosedTime(overdue.Value, finding.AnsweredOn <= known ? finding.AnsweredOn : null);

    /// <summary>The times in which a law forbids a level, in any order. A law says beforehand when it begins and ends, and a consent when it is over.</summary>
    /// <param name="known">The last day whose facts are known: a consent that was obtained later is none yet.</param>
    public static IEnumerable<ClosedTime> Forbidden(UnitLevel level, UnitEvidence unit, DateOnly known) =>
        from law in unit.Caps
        where law.Highest < level
        let forbidden = ForbiddenFrom(law, known)
        // What is allowed until the law itself is over is never forbidden.
        where forbidden is not null && !(forbidden >= law.Until)
        select new ClosedTime(forbidden.Value, law.Until);

    private static GateFinding Present(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day)
    {
        var found = StandIn(rule, state);
        foreach (var paper in unit.Papers.Each())
        {
            if (paper.Gate == rule.Kind && paper.PresentFrom <= day && (found.Id is null || paper.PresentFrom >= found.On))
            {
                found = new(EvidenceKind.Paper, paper.Id, paper.PresentFrom);
            }
        }

        return found.Id is null ? GateFinding.Unmet(UnmetReason.Nothing) : GateFinding.Met(found, End(rule, found.On), day);
    }

    private static GateFinding Renewed(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day)
    {
        // What is not registered is not renewed: registration is the first time.
        if (!state.IsRegistered)
        {
            return GateFinding.NotNeededYet();
        }

        var registration = state.Registration!;
        var latest = new Fact(
            registration.Kind == DecisionKind.TakenOver ? EvidenceKind.TakenOver : EvidenceKind.Registration, registration.Id, registration.On);
        var end = rule.Validity is { } validity ? Dates.AddMonths(registration.On, validity.FirstMonths ?? validity.Months) : null;
        var renewed = default(Fact);
        foreach (var renewal in unit.Renewals.Each())
        {
            if (renewal.On >= registration.On && renewal.On <= day && (renewed.Id is null || renewal.On >= renewed.On))
            {
                renewed = new(EvidenceKind.Renewal, renewal.Id, renewal.On);
            }
        }

        // An early renewal never shortens the period that runs already.
        if (renewed.Id is not null && !(End(rule, renewed.On) < end))
        {
            (latest, end) = (renewed, Dates.Later(End(rule, renewed.On), end));
        }

        return GateFinding.Met(latest, end, day);
    }

    private static GateFinding Visited(VisitPurpose purpose, GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day)
    {
        var findings = new LatestFinding(rule, unit, state, day, EvidenceKind.Visit);
        foreach (var visit in unit.Visits.Each())
        {
            if (visit.Purpose == purpose)
            {
                findings.Add(visit.Id, visit.On, visit.Outcome != VisitOutcome.Failed);
            }
        }

        return findings.Result(UnmetReason.Failed);
    }

    private static GateFinding Compared(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day)
    {
        var findings = new LatestFinding(rule, unit, state, day, EvidenceKind.Comparison, LastReplacement(unit, day));
        foreach (var comparison in unit.Comparisons.Each())
        {
            findings.Add(comparison.Id, comparison.On, comparison.ShortfallsWithoutVariation <= 0);
        }

        return findings.Result(UnmetReason.HasShortfalls);
    }

    private static DateOnly? LastReplacement(UnitEvidence unit, DateOnly day)
    {
        var last = (DateOnly?)null;
        foreach (var replaced in unit.ListsReplacedOn.Each())
        {
            last = replaced <= day && !(replaced <= last) ? replaced : last;
        }

        return last;
    }

    private static GateFinding SelfCertified(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day)
    {
        if (state.Level < (int)rule.Level)
        {
            return GateFinding.NotNeededYet();
        }

        // Undeployed since it came to hold the level, or since it last came back.
        var undeployedSince = state.HeldSince(rule.Level);
        foreach (var deployment in unit.Deployments.Each())
        {
            if (deployment.From > day)
            {
                continue;
            }

            if (deployment.Until is not { } back || back > day)
            {
                return GateFinding.NotNeededYet(by: new(EvidenceKind.Deployment, deployment.Id, deployment.From));
            }

            undeployedSince = Dates.Later(undeployedSince, back);
        }

        Fact? latest = null;
        foreach (var certification in unit.SelfCertifications.Each())
        {
            if (certification.On <= day && (latest is null || certification.On >= latest.Value.On))
            {
                latest = new(EvidenceKind.SelfCertification, certification.Id, certification.On);
            }
        }

        var neededFrom = Dates.AddMonths(undeployedSince, rule.Validity?.StartsAfterMonthsUndeployed ?? 0);
        if (latest is { } certified)
        {
            var until = End(rule, certified.On);
            return until is null || until > day
                ? GateFinding.Met(certified, Dates.Later(until, neededFrom), day)
                : NotCertified(certified, Dates.Later(until, neededFrom));
        }

        return NotCertified(default, neededFrom);

        GateFinding NotCertified(Fact found, DateOnly? lapsesOn) => lapsesOn <= day
            ? GateFinding.Unmet(found.Id is null ? UnmetReason.Nothing : UnmetReason.Expired, found, lapsesOn, lapsesOn)
            : GateFinding.NotNeededYet(lapsesOn);
    }

    private static GateFinding Agreed(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day)
    {
        var standIn = StandIn(rule, state);
        var (all, quick) = (default(LongestAgreement), default(LongestAgreement));
        foreach (var agreement in unit.Agreements.Each())
        {
            // One that was in force at the taking over, or came later, tells more than that: its end is known.
            if (agreement.SignedOn > day || agreement.Until <= agreement.SignedOn || (standIn.Id is not null && agreement.Until <= standIn.On))
            {
                continue;
            }

            all.Add(agreement);
            if (!(agreement.ResponseDays > (rule.MaxResponseDays ?? int.MaxValue)))
            {
                quick.Add(agreement);
            }
        }

        // Only a quick one meets the gate. Its clock ends with the last one, whatever it says: another policy lets nothing that was agreed last longer.
        return (quick.Latest, all.Latest) switch
        {
            ({ } met, _) when !(quick.Until <= day) => GateFinding.Met(met, all.Until, day),
            (_, { } tooSlow) when !(all.Until <= day) => GateFinding.Unmet(UnmetReason.ResponseTooSlow, tooSlow, tooSlow.On, all.Until),
            ({ } over, _) => GateFinding.Unmet(UnmetReason.Expired, over, quick.Until, all.Until),
            (_, { } tooSlow) => GateFinding.Unmet(UnmetReason.ResponseTooSlow, tooSlow, tooSlow.On, all.Until),
            _ => standIn.Id is not null ? GateFinding.Met(standIn, null, day) : GateFinding.Unmet(UnmetReason.Nothing),
        };
    }

    private static GateFinding Answered(UnitEvidence unit, DateOnly day)
    {
        var (open, since) = (default(Fact), (DateOnly?)null);
        foreach (var finding in unit.Findings.Each())
        {
            if (finding.FoundOn <= day && !(finding.AnsweredOn <= day) && OverdueFrom(finding) is { } overdue && overdue <= day && !(overdue >= since))
            {
                (open, since) = (new(EvidenceKind.Finding, finding.Id, finding.FoundOn), overdue);
            }
        }

        return since is null ? new(GateState.Met, null) : GateFinding.Unmet(UnmetReason.FindingOverdue, open, since);
    }

    // An answer that was sent back after its day is overdue from then on.
    private static DateOnly? OverdueFrom(DueFinding finding) => Dates.Later(Dates.AddDays(finding.Due, 1), finding.FoundOn);

    private static GateFinding Consented(GateRule rule, UnitEvidence unit, DateOnly day)
    {
        var (cap, consent, since) = (default(Fact), default(Fact), (DateOnly?)null);
        foreach (var law in unit.Caps.Each())
        {
            if (law.Highest >= rule.Level || law.From > day || law.Until <= day)
            {
                continue;
            }

            // The latest consent is shown.
            foreach (var obtained in law.Consents.Each())
            {
                if (obtained.On <= day && (consent.Id is null || obtained.On > consent.On))
                {
                    consent = new(EvidenceKind.NationalCap, law.Id, obtained.On);
                }
            }

            if (ForbiddenFrom(law, day) is { } forbidden && forbidden <= day && !(forbidden >= since))
            {
                (cap, since) = (new(EvidenceKind.NationalCap, law.Id, law.From), forbidden);
            }
        }

        return since is null ? new(GateState.Met, null) { Fact = consent } : GateFinding.Unmet(UnmetReason.ForbiddenByLaw, cap, since);
    }

    // Of several consents that which lasts longest counts.
    private static DateOnly? ForbiddenFrom(NationalCap law, DateOnly known)
    {
        var forbidden = (DateOnly?)law.From;
        foreach (var obtained in law.Consents.Each())
        {
            if (obtained.On <= known)
            {
                forbidden = Dates.Later(obtained.Until, forbidden);
            }
        }

        return forbidden;
    }

    /// <summary>The taking over, if it stands for evidence of this gate; else nothing.</summary>
    private static Fact StandIn(GateRule rule, PledgeState state) => state.TakenOver is { } decision && decision.Level >= rule.Level
        ? new(EvidenceKind.TakenOver, decision.Id, decision.On)
        : default;

    private static DateOnly? End(GateRule rule, DateOnly start) => rule.Validity is { } validity ? Dates.AddMonths(start, validity.Months) : null;

    // The later one of those that there are.
    private static DateOnly? LatestOf(DateOnly? one, DateOnly? other) => other is null || one > other ? one : other;

    /// <summary>The latest of several findings counts for the gate, and the latest passed one for its clock.</summary>
    private struct LatestFinding(GateRule rule, UnitEvidence unit, PledgeState state, DateOnly day, EvidenceKind kind, DateOnly? replacedOn = null)
    {
        // What was lowered, and what was replaced, needs findings that are newer.
        private readonly DateOnly? _outdatedOn = LatestOf(state.LoweredBelowOn(rule.Level), replacedOn);
        private readonly Fact _standIn = StandIn(rule, state);
        private Fact _latest;
        private bool _latestPassed;
        private DateOnly? _lastPassed;
        private Fact _lastPassedBeforeStandIn;

        public void Add(string id, DateOnly on, bool passed)
        {
            if (on > day)
            {
                return;
            }

            if (_latest.Id is null || on >= _latest.On)
            {
                (_latest, _latestPassed) = (new(kind, id, on), passed);
            }

            if (passed && !IsBeforeSubmission(on) && !(on <= _outdatedOn) && !(on <= _lastPassed))
            {
                _lastPassed = on;
            }

            // What a unit was taken over with is counted from the finding itself, if that is on record.
            if (passed && on <= _standIn.On && (_lastPassedBeforeStandIn.Id is null || on > _lastPassedBeforeStandIn.On))
            {
                _lastPassedBeforeStandIn = new(kind, id, on);
            }
        }

        public readonly GateFinding Result(UnmetReason failed)
        {
            var standsIn = _standIn.Id is not null && !(_standIn.On <= _outdatedOn);
            var counted = _lastPassedBeforeStandIn;
            var start = standsIn ? counted.Id is null ? _standIn.On : counted.On : (DateOnly?)null;
            start = _lastPassed is { } passed && !(passed <= start) ? passed : start;
            var lapsesOn = start is { } begun ? End(rule, begun) : null;
            return (standsIn, _latest) switch
            {
                (true, var latest) when latest.Id is null || latest.On < _standIn.On =>
                    GateFinding.Met(_standIn with { CountedFrom = (counted.Kind, counted.Id, counted.On) }, lapsesOn, day),
                (_, { Id: null }) => GateFinding.Unmet(UnmetReason.Nothing, lapsesOn: lapsesOn),
                _ when !_latestPassed => GateFinding.Unmet(failed, _latest, _latest.On, lapsesOn),
                _ when IsBeforeSubmission(_latest.On) => GateFinding.Unmet(UnmetReason.BeforeSubmission, _latest, Submitted, lapsesOn),
                _ when _latest.On <= _outdatedOn => GateFinding.Unmet(
                    replacedOn == _outdatedOn ? UnmetReason.NotAfterReplacement : UnmetReason.NotAfterLowering, _latest, _outdatedOn, lapsesOn),
                _ => GateFinding.Met(_latest, lapsesOn, day),
            };
        }

        private readonly DateOnly? Submitted => unit.SubmittedOn <= day ? unit.SubmittedOn : null;

        // Nothing is found of a unit that nobody pledged yet; when one that was taken over had been pledged need not be known.
        private readonly bool IsBeforeSubmission(DateOnly on) => Submitted is { } submitted ? on < submitted : state.TakenOver is null;
    }

    /// <summary>Of several agreements that which lasts longest; of those the later.</summary>
    private struct LongestAgreement
    {
        public Fact? Latest { get; private set; }

        public DateOnly? Until { get; private set; }

        public void Add(RapidDeploymentAgreement agreement)
        {
            if (Latest is null || (Until is not null && !(agreement.Until < Until)))
            {
                (Latest, Until) = (new Fact(EvidenceKind.Agreement, agreement.Id, agreement.SignedOn), agreement.Until);
            }
        }
    }
}
