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

    private static readonly Dictionary<string, IReadOnlyList<NavigationLink>> ByRole = new()
    {
        ["focal-point"] = [Today, Units, new("/offer", "Offer.Title"), Invitations],
        ["planner"] =
            [Today, Gaps, new("/inbox", "Inbox.Title"), Requirements, Plans, Visits, Deployments, Units, Invitations],
        ["assessor"] = [Today, Units],
        ["auditor"] = [Today, Gaps, Requirements, Plans, Visits, Deployments, Units, Invitations],
        ["administrator"] = [Today, Units],
        ["integrator"] = [Today, Units],
    };

    public static IReadOnlyList<NavigationLink> Of(string role) => ByRole.GetValueOrDefault(role, [Today]);
}

/// <param name="Text">The name of its text.</param>
public sealed record NavigationLink(string Address, string Text);
