using CapabilityRegistry.Portal.Pages.Administration;
using CapabilityRegistry.Portal.Pages.Announce;
using CapabilityRegistry.Portal.Pages.Assessor;
using CapabilityRegistry.Portal.Pages.Audit;
using CapabilityRegistry.Portal.Pages.Calendar;
using CapabilityRegistry.Portal.Pages.Conditions;
using CapabilityRegistry.Portal.Pages.Deficiencies;
using CapabilityRegistry.Portal.Pages.Deployments;
using CapabilityRegistry.Portal.Pages.Digests;
using CapabilityRegistry.Portal.Pages.Evaluations;
using CapabilityRegistry.Portal.Pages.Findings;
using CapabilityRegistry.Portal.Pages.Gaps;
using CapabilityRegistry.Portal.Pages.HelpText;
using CapabilityRegistry.Portal.Pages.History;
using CapabilityRegistry.Portal.Pages.Imports;
using CapabilityRegistry.Portal.Pages.Inbox;
using CapabilityRegistry.Portal.Pages.Invitations;
using CapabilityRegistry.Portal.Pages.Offer;
using CapabilityRegistry.Portal.Pages.Papers;
using CapabilityRegistry.Portal.Pages.Plans;
using CapabilityRegistry.Portal.Pages.Reports;
using CapabilityRegistry.Portal.Pages.Requirements;
using CapabilityRegistry.Portal.Pages.Shares;
using CapabilityRegistry.Portal.Pages.Today;
using CapabilityRegistry.Portal.Pages.Units;
using CapabilityRegistry.Portal.Pages.Vettings;
using CapabilityRegistry.Portal.Pages.Visits;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal;

/// <summary>All pages, one line for each group.</summary>
public static class PortalPages
{
    private static readonly Action<IEndpointRouteBuilder>[] Groups =
    [
        TodayPage.Map,
        UnitsPage.Map,
        UnitPage.Map,
        UnitSheetPage.Map,
        ImportPages.Map,
        OfferPage.Map,
        InvitationsPage.Map,
        GapsPage.Map,
        BoardPage.Map,
        InboxPage.Map,
        RequirementsPage.Map,
        RequirementPage.Map,
        ChangePage.Map,
        InvitePage.Map,
        PlansPage.Map,
        NewPlanPage.Map,
        PlanPage.Map,
        DossierPage.Map,
        VisitsPage.Map,
        VisitPage.Map,
        DeploymentsPage.Map,
        AnnouncePage.Map,
        FindingsPage.Map,
        DeficiencyPage.Map,
        ConditionsPage.Map,
        PapersPage.Map,
        FilesPage.Map,
        SharesPage.Map,
        HistoryPage.Map,
        AssessorVisitsPage.Map,
        OutcomePage.Map,
        ThrowAwayPage.Map,
        EvaluationsPage.Map,
        VettingsPage.Map,
        LogPage.Map,
        OverridesPage.Map,
        TokensPage.Map,
        PoliciesPage.Map,
        SourcesPage.Map,
        DigestsPage.Map,
        CalendarPage.Map,
        ReportsPage.Map,
        RequirementsPaperPage.Map,
        IndicatorsPage.Map,
        DigestPage.Map,
        HelpPage.Map,
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var map in Groups)
        {
            map(app);
        }
    }
}
