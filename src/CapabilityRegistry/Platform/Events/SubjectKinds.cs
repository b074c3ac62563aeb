using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Disclosure;

namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// The complete table of the kinds of objects in the log of events. Who may read the objects of a kind, in every status, may read their events, in the feed
/// of changes as in a history, without the fields that its view leaves out for them. To a caller bound to one state the feed tells of its objects alone,
/// and so nothing of what belongs to no state, though it may be read.
/// </summary>
public static class SubjectKinds
{
    public static readonly IReadOnlyList<SubjectKind> Table =
    [
        new("agreement", Right.ReadPledges),
        new("cap", Right.ReadPledges),
        new("catalogue", Right.ReadCatalogue),
        new("condition", Right.ReadPledges) { View = "Condition" },
        new("deficiency", Right.ReadPledges),
        new("deployment", Right.ReadDeployments),
        new("digest", Right.ReadTokens),
        new("evaluation", Right.ReadEvaluations) { View = "Evaluation" },
        // What it is attached to may be a visit, which not everybody may read who may read pledges.
        new("file", Right.ReadVisits),
        new("finding", Right.ReadVisits),
        new("help-offer", Right.ReadHelpOffers),
        new("individual-pledge", Right.ReadPledges),
        new("investigation", Right.ReadConduct) { View = "Investigation", HidesActor = true },
        new("invitation", Right.ReadInvitations) { View = "Invitation" },
        new("match-run", Right.ReadMatchRuns) { View = "MatchRunView" },
        new("match-weights", Right.ReadMatchRuns),
        new("paper", Right.ReadPledges),
        new("pledge", Right.ReadPledges) { View = "Pledge" },
        new("policy-term", Right.ReadCatalogue),
        new("readiness-policy", Right.ReadCatalogue),
        new("recognition", Right.ReadCatalogue),
        new("requirement", Right.ReadRequirements),
        new("share", Right.ReadPledges),
        new("strength", Right.ReadCatalogue),
        // Everybody reads published statements, but their events tell what the drafts said.
        new("sur", Right.ReadRequirements),
        new("sur-comparison", Right.ReadPledges),
        new("token", Right.ReadTokens),
        new("training-place", Right.ReadHelpOffers),
        new("vetting", Right.ReadConduct) { View = "Vetting" },
        new("visit", Right.ReadVisits),
    ];

    private static readonly Dictionary<string, SubjectKind> ByName = Table.ToDictionary(kind => kind.Name);

    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(kind => kind.Name)];

    /// <summary>The kinds whose events the caller may read.</summary>
    public static IReadOnlyList<string> ReadableBy(Caller caller) =>
        [.. Table.Where(kind => Rights.Allow(caller, kind.Read)).Select(kind => kind.Name)];

    /// <summary>The kinds of whose events the caller does not get who did it.</summary>
    public static IReadOnlyList<string> WithoutActorFor(Caller caller) =>
        [.. Table.Where(kind => HidesActorFrom(caller, kind.Name)).Select(kind => kind.Name)];

    /// <summary>Whether the caller does not get who did what to objects of a kind.</summary>
    /// <exception cref="KeyNotFoundException">The table does not know the kind.</exception>
    public static bool HidesActorFrom(Caller caller, string kind) => ByName[kind].HidesActor && FieldsHiddenFrom(caller, kind).Count > 0;

    /// <summary>The fields of objects of a kind that the caller does not get; empty if the caller gets them all.</summary>
    /// <exception cref="KeyNotFoundException">The table does not know the kind.</exception>
    public static IReadOnlyList<string> FieldsHiddenFrom(Caller caller, string kind) =>
        ByName[kind].View is { } view ? Redactions.For(view, caller) ?? [] : [];
}

/// <summary>One row of the table.</summary>
/// <param name="Name">As in the log of events.</param>
/// <param name="Read">The right to read objects of this kind.</param>
public sealed record SubjectKind(string Name, Right Read)
{
    /// <summary>The schema of the object in the table of redactions; null if nothing of it is left out for anybody.</summary>
    public string? View { get; init; }

    /// <summary>Whether those from whom something of the object is left out do not get either who acts on it: who handles a case.</summary>
    public bool HidesActor { get; init; }
}
