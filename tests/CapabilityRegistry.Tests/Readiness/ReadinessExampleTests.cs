using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness;

/// <summary>How to use the library from outside: facts and policies in, an answer for any day out.</summary>
public sealed class ReadinessExampleTests
{
    [Fact]
    public void A_unit_of_level_2_loses_it_sixty_months_after_its_visit()
    {
        // Registered and visited in 2022, raised after the visit.
        var unit = new UnitEvidence
        {
            Unit = "KAZ-00001",
            SubmittedOn = new(2022, 2, 1),
            Decisions =
            [
                new("EV-1", DecisionKind.Registered, new(2022, 3, 1)),
                new("EV-2", DecisionKind.Raised, new(2022, 6, 1), UnitLevel.L2),
            ],
            Visits = [new("AAV-1", VisitPurpose.AssessmentAndAdvisory, VisitPresence.InPerson, new(2022, 5, 16), VisitOutcome.Passed)],
        };
        var policies = PolicyTimeline.Of(ShippedPolicies.Pcrs2024);

        // Today it holds Level 2 by that visit, and everybody can see what comes.
        var today = ReadinessJudge.On(new(2026, 12, 1), unit, policies);
        Assert.Equal(UnitLevel.L2, today.Level);
        var visit = today.Gates.Single(gate => gate.Rule.Kind == GateKind.VisitPassed);
        Assert.Equal(("AAV-1", new DateOnly(2027, 5, 16)), (visit.By!.Id, visit.LapsesOn));
        Assert.Equal((new DateOnly(2027, 5, 16), UnitLevel.L1), (today.NextLapse!.On, today.NextLapse.After.Level));
        Assert.Contains(GateKind.SurMet, today.Next!.StillNeeds.Select(gate => gate.Rule.Kind));

        // The same question about that day has the answer that was foretold.
        Assert.Equal(UnitLevel.L1, ReadinessJudge.On(new(2027, 5, 16), unit, policies).Level);
        Assert.Equal([today.NextLapse], ReadinessJudge.Changes(new(2026, 12, 2), new(2030, 12, 31), unit, policies));
    }
}
