using CapabilityRegistry.Portal.Pages.Administration;
using CapabilityRegistry.Portal.Pages.Announce;
using CapabilityRegistry.Portal.Pages.Assessor;
using CapabilityRegistry.Portal.Pages.Audit;
using CapabilityRegistry.Portal.Pages.Calendar;
using CapabilityRegistry.Portal.Pages.Deficiencies;
using CapabilityRegistry.Portal.Pages.Deployments;
using CapabilityRegistry.Portal.Pages.Digests;
using CapabilityRegistry.Portal.Pages.Evaluations;
using CapabilityRegistry.Portal.Pages.Findings;
using CapabilityRegistry.Portal.Pages.Gaps;
using CapabilityRegistry.Portal.Pages.HelpText;
using CapabilityRegistry.Portal.Pages.History;
using CapabilityRegistry.Portal.Pages.Inbox;
using CapabilityRegistry.Portal.Pages.Invitations;
using CapabilityRegistry.Portal.Pages.Offer;
using CapabilityRegistry.Portal.Pages.Papers;
using CapabilityRegistry.Portal.Pages.Plans;
using CapabilityRegistry.Portal.Pages.Requirements;
using CapabilityRegistry.Portal.Pages.Shares;
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
        AnnouncePage.Map(app);
        FindingsPage.Map(app);
        DeficiencyPage.Map(app);
        PapersPage.Map(app);
        FilesPage.Map(app);
        SharesPage.Map(app);
        HistoryPage.Map(app);
        AssessorVisitsPage.Map(app);
        OutcomePage.Map(app);
        EvaluationsPage.Map(app);
        LogPage.Map(app);
        OverridesPage.Map(app);
        TokensPage.Map(app);
        PoliciesPage.Map(app);
        SourcesPage.Map(app);
        CalendarPage.Map(app);
        DigestPage.Map(app);
        HelpPage.Map(app);
    }
}
