using CapabilityRegistry.Portal.Pages.Deployments;
using CapabilityRegistry.Portal.Pages.Gaps;
using CapabilityRegistry.Portal.Pages.Inbox;
using CapabilityRegistry.Portal.Pages.Invitations;
using CapabilityRegistry.Portal.Pages.Offer;
using CapabilityRegistry.Portal.Pages.Plans;
using CapabilityRegistry.Portal.Pages.Requirements;
using CapabilityRegistry.Portal.Pages.Today;
using CapabilityRegistry.Portal.Pages.Units;
using CapabilityRegistry.Portal.Pages.Visits;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal;

/// <summary>All pages, one line for each group.</summary>
public static class PortalPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        TodayPage.Map(app);
        UnitsPage.Map(app);
        UnitPage.Map(app);
        OfferPage.Map(app);
        InvitationsPage.Map(app);
        GapsPage.Map(app);
        InboxPage.Map(app);
        RequirementsPage.Map(app);
        RequirementPage.Map(app);
        ChangePage.Map(app);
        InvitePage.Map(app);
        PlansPage.Map(app);
        NewPlanPage.Map(app);
        PlanPage.Map(app);
        VisitsPage.Map(app);
        VisitPage.Map(app);
        DeploymentsPage.Map(app);
    }
}
