using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>A visit to a pledged unit, planned or done.</summary>
public sealed record Visit : IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. AAV-00031.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    public required string Pledge { get; init; }

    /// <summary>The state whose unit is visited.</summary>
    public required string Contributor { get; init; }

    public required VisitKind Kind { get; init; }

    public required DateOnly PlannedOn { get; init; }

    public required VisitStatus Status { get; init; }

    /// <summary>Null until the outcome is recorded.</summary>
    public required DateOnly? VisitedOn { get; init; }

    /// <summary>The reference of the report; null until the outcome is recorded.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string? Report { get; init; }

    /// <summary>Who recorded the outcome, by the name of the token; null until then.</summary>
    public required string? Assessor { get; init; }

    /// <summary>The person who recorded the outcome; null until then, and if it is not known.</summary>
    public string? AssessorPerson { get; init; }

    /// <summary>Where the facts come from; null for what was recorded here.</summary>
    public required string? Source { get; init; }

    /// <summary>A visit tells of the pledge too.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("visit", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>Only a registered unit is visited: one that is not has no level to rise from.</summary>
    public static Decision<Visit> Schedule(string id, Pledge pledge, VisitKind kind, DateOnly plannedOn) => (pledge.Status, plannedOn) switch
    {
        (not PledgeStatus.Registered, _) => new Refusal("pledge-not-registered", "Only a registered pledge is visited.",
            Fault.At("/pledge", "pledge-not-registered", "a registered pledge", $"{pledge.Id}, which is {pledge.Status.Code()}")),
        (_, var day) when day < pledge.Beginning => BeforeThePledge(pledge, "/plannedOn", day),
        _ => new Visit
        {
            Id = id,
            Version = 1,
            Pledge = pledge.Id,
            Contributor = pledge.Contributor,
            Kind = kind,
            PlannedOn = plannedOn,
            Status = VisitStatus.Scheduled,
            VisitedOn = null,
            Report = null,
            Assessor = null,
            Source = null,
        },
    };

    /// <summary>Records how the visit ended, once, and never by somebody of the pledging state.</summary>
    /// <param name="pledge">The pledge that was visited: nobody assesses what they submitted, and nothing was visited before it was pledged.</param>
    public Decision<Visit> Record(VisitResult result, DateOnly visitedOn, string report, Caller assessor, Pledge pledge, DateOnly today)
    {
        if (CanonicalText.IsSamePerson(assessor.Person, pledge.Submitter))
        {
            return new Refusal(FourEyes.Code, $"{assessor.Person} submitted the pledge and does not assess it.") { Kind = RefusalKind.Forbidden };
        }

        if (assessor.Contributor == Contributor)
        {
            return new Refusal("assessor-of-pledging-state", $"An assessor of {assessor.Contributor} does not assess units of {Contributor}.")
            {
                Kind = RefusalKind.Forbidden,
            };
        }

        if (Status != VisitStatus.Scheduled)
        {
            return new Refusal("outcome-recorded", $"The outcome of {Id} is on record.",
                Fault.At("/status", "outcome-recorded", VisitStatus.Scheduled.Code(), Status.Code()));
        }

        if (visitedOn > today)
        {
            return new Refusal("visit-in-the-future", "An outcome is recorded after the visit.",
                Fault.At("/visitedOn", "visit-in-the-future", $"{today:O} or before", $"{visitedOn:O}"));
        }

        if (visitedOn < pledge.Beginning)
        {
            return BeforeThePledge(pledge, "/visitedOn", visitedOn);
        }

        return this with
        {
            Version = Version + 1,
            Status = result == VisitResult.Passed ? VisitStatus.Passed : VisitStatus.Failed,
            VisitedOn = visitedOn,
            Report = report,
            Assessor = assessor.Name,
            AssessorPerson = assessor.Person,
        };
    }

    private static Refusal BeforeThePledge(Pledge pledge, string at, DateOnly day) => new(
        "visit-before-the-pledge", "A unit is visited as a pledged one: not before its pledge was submitted.",
        Fault.At(at, "visit-before-the-pledge", $"{pledge.Beginning:O} or later", $"{day:O}"));
}
