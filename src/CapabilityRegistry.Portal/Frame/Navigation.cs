namespace CapabilityRegistry.Portal.Frame;

/// <summary>The pages that each role begins with. What a page then shows, and whether it does, the API decides.</summary>
public static class Navigation
{
    private static readonly NavigationLink Today = new("/", "Today.Title");
    private static readonly NavigationLink Units = new("/units", "Units.Title");
    private static readonly NavigationLink Gaps = new("/gaps", "Gaps.Title");
    private static readonly NavigationLink Requirements = new("/requirements", "Requirements.Title");
    private static readonly NavigationLink Plans = new("/plans", "Plans.Title");
    private static readonly NavigationLink Visits = new("/visits", "Visits.Title");
    private static readonly NavigationLink Deployments = new("/deployments", "Deployments.Title");
    private static readonly NavigationLink Invitations = new("/invitations", "Invitations.Title");

    private static readonly NavigationLink Reports = new("/reports", "Reports.Title");

    private static readonly NavigationLink Calendar = new("/calendar", "Calendar.Title");

    private static readonly NavigationLink Weights = new("/weights", "Weights.Title");

    private static readonly Dictionary<string, IReadOnlyList<NavigationLink>> ByRole = new()
    {
        ["focal-point"] = [Today, Units, new("/offer", "Offer.Title"), Invitations, Calendar, Reports],
        ["planner"] = [Today, Gaps, new("/inbox", "Inbox.Title"), Requirements, Plans, Visits, Deployments, Units, Invitations],
        ["assessor"] =
        [
            Today, new("/assessor/visits", "Visits.Title"), new("/findings", "Findings.Title"), Units, new("/evaluations", "Evaluations.Title"), Calendar,
        ],
        ["auditor"] =
        [
            Today, new("/log", "Log.Title"), new("/access-log", "AccessLog.Title"), new("/overrides", "Overrides.Title"), Gaps, Requirements, Plans, Units,
        ],
        ["administrator"] =
        [
            Today, new("/tokens", "Tokens.Title"), new("/policies", "Policies.Title"), new("/sources", "Sources.Title"),
            new("/digests", "Digests.Title"), Units, Calendar,
        ],
        ["integrator"] = [Today, Units, Calendar],
    };

    private static readonly Dictionary<string, IReadOnlyList<NavigationLink>> MoreByRole = new()
    {
        ["planner"] = [Reports, Calendar, new("/findings", "Findings.Title"), new("/vettings", "Vettings.Title"), Weights],
        ["auditor"] =
        [
            Reports, Visits, Deployments, Invitations, Calendar, new("/findings", "Findings.Title"), new("/vettings", "Vettings.Title"),
            new("/policies", "Policies.Title"), Weights, new("/sources", "Sources.Title"), new("/digests", "Digests.Title"),
        ],
    };

    private static readonly NavigationLink Digest = new("/digest", "Digest.Title");

    /// <summary>What stands beside the name of the person: the digest, for whom something can wait.</summary>
    public static IReadOnlyList<NavigationLink> Own(string role) => role is "focal-point" or "planner" or "assessor" ? [Digest] : [];

    public static IReadOnlyList<NavigationLink> Of(string role) => ByRole.GetValueOrDefault(role, [Today]);

    /// <summary>Pages that are needed now and then: the first page leads to them.</summary>
    public static IReadOnlyList<NavigationLink> More(string role) => MoreByRole.GetValueOrDefault(role, []);
}

/// <param name="Text">The name of its text.</param>
public sealed record NavigationLink(string Address, string Text);
