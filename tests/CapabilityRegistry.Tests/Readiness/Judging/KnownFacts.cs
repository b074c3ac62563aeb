using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Tests.Readiness.Judging;

/// <summary>What was on record of a unit at the end of a day.</summary>
internal static class KnownFacts
{
    public static UnitEvidence By(DateOnly day, UnitEvidence unit) => unit with
    {
        SubmittedOn = Known(unit.SubmittedOn, day),
        Decisions = [.. unit.Decisions.Where(each => each.On <= day)],
        Papers = [.. unit.Papers.Where(each => each.PresentFrom <= day)],
        Renewals = [.. unit.Renewals.Where(each => each.On <= day)],
        Visits = [.. unit.Visits.Where(each => each.On <= day)],
        Findings = [.. unit.Findings.Where(each => each.FoundOn <= day).Select(each => each with { AnsweredOn = Known(each.AnsweredOn, day) })],
        Comparisons = [.. unit.Comparisons.Where(each => each.On <= day)],
        ListsReplacedOn = [.. unit.ListsReplacedOn.Where(on => on <= day)],
        SelfCertifications = [.. unit.SelfCertifications.Where(each => each.On <= day)],
        Agreements = [.. unit.Agreements.Where(each => each.SignedOn <= day)],
        Deployments = [.. unit.Deployments.Where(each => each.From <= day).Select(each => each with { Until = Known(each.Until, day) })],
        // A law is written down before it begins and before it ends.
        Caps = [.. unit.Caps.Select(cap => cap with { Consents = [.. cap.Consents.Where(each => each.On <= day)] })],
    };

    private static DateOnly? Known(DateOnly? on, DateOnly day) => on <= day ? on : null;
}
