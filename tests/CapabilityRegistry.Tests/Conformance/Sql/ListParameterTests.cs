using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>Every list takes what lists take, or is named here with the reason why not.</summary>
public sealed class ListParameterTests
{
    private const string NoName = "Its items have no name of their own.";
    private const string Catalogue = "The catalogue is short and has an ETag.";
    private const string WorkedOut = "It is worked out anew for each answer; what it is made of can be asked.";
    private const string ByEvents = "Events tell of it: /v1/events?subjectKind=…";
    private const string Never = "What it holds never changes.";

    private static readonly Dictionary<(string List, string Parameter), string> Without = new()
    {
        [("ListUnitTypes", "changedSince")] = Catalogue,
        [("ListMissions", "changedSince")] = Catalogue,
        [("ListContributors", "changedSince")] = Catalogue,
        [("ListFulfilment", "changedSince")] = WorkedOut,
        [("ListUnmetRequirements", "changedSince")] = WorkedOut,
        [("ListMetRequirements", "changedSince")] = WorkedOut,
        [("ListChangedObjects", "changedSince")] = WorkedOut,
        [("ListReminders", "changedSince")] = WorkedOut,
        [("ListSupply", "changedSince")] = WorkedOut,
        [("ListPolicyEffects", "changedSince")] = WorkedOut,
        [("ListReadinessPolicies", "changedSince")] = Never,
        [("ListPolicyTerms", "changedSince")] = ByEvents,
        [("ListPledgeDecisions", "changedSince")] = ByEvents,
        [("ListContributorDecisions", "changedSince")] = ByEvents,
        [("ListPledgeTimelines", "changedSince")] = WorkedOut,
        [("ListCapabilities", "changedSince")] = WorkedOut,
        [("ListAnsweredDeficiencies", "changedSince")] = WorkedOut,
        [("ListAnsweringOffers", "changedSince")] = WorkedOut,
        [("ListAnsweringPlaces", "changedSince")] = WorkedOut,
        [("ListTrainableDeficiencies", "changedSince")] = WorkedOut,
        [("ListMatchRuns", "changedSince")] = ByEvents,
        [("ListImports", "changedSince")] = "They are work, not facts: what they write has events, and they have none.",
        [("ListImportRows", "changedSince")] = "They are work, not facts: what they write has events, and they have none.",
        [("ListOutcomeDrafts", "changedSince")] = "They are working papers: no event tells of them.",
        [("ListTokens", "changedSince")] = ByEvents,
        [("ListDigests", "changedSince")] = ByEvents,
        [("ListMatchWeights", "changedSince")] = Never,
        [("ListAccessLog", "changedSince")] = Never,
        [("ListRequirements", "q")] = NoName,
        [("ListFulfilment", "q")] = NoName,
        [("ListUnmetRequirements", "q")] = NoName,
        [("ListMetRequirements", "q")] = NoName,
        [("ListChangedObjects", "q")] = NoName,
        [("ListReminders", "q")] = "Pledges are found by their names in /v1/pledges.",
        [("ListSupply", "q")] = "Pledges are found by their names in /v1/pledges.",
        [("ListPolicyEffects", "q")] = "Pledges are found by their names in /v1/pledges.",
        [("ListPolicyTerms", "q")] = NoName,
        [("ListPledgeDecisions", "q")] = NoName,
        [("ListContributorDecisions", "q")] = NoName,
        [("ListPledgeTimelines", "q")] = "Pledges are found by their names in /v1/pledges.",
        [("ListVisits", "q")] = NoName,
        [("ListFindings", "q")] = NoName,
        [("ListPapers", "q")] = NoName,
        [("ListSurComparisons", "q")] = NoName,
        [("ListAgreements", "q")] = NoName,
        [("ListCaps", "q")] = NoName,
        [("ListConditions", "q")] = NoName,
        [("ListVettings", "q")] = NoName,
        [("ListEvaluations", "q")] = NoName,
        [("ListInvestigations", "q")] = NoName,
        [("ListShares", "q")] = NoName,
        [("ListRecognitions", "q")] = NoName,
        [("ListIndividualPledges", "q")] = NoName,
        [("ListTrainingPlaces", "q")] = NoName,
        [("ListAnsweringPlaces", "q")] = NoName,
        [("ListTrainableDeficiencies", "q")] = NoName,
        [("ListImports", "q")] = NoName,
        [("ListImportRows", "q")] = "Rows are in the order of the file that they came in, which can be searched.",
        [("ListOutcomeDrafts", "q")] = NoName,
        [("ListFiles", "q")] = "Files are found by what they are attached to.",
        [("ListDeficiencies", "q")] = NoName,
        [("ListAnsweredDeficiencies", "q")] = NoName,
        [("ListAnsweringOffers", "q")] = NoName,
        [("ListHelpOffers", "q")] = NoName,
        [("ListCapabilities", "q")] = "Pledges are found by their names in /v1/pledges.",
        [("ListInvitations", "q")] = NoName,
        [("ListDeployments", "q")] = NoName,
        [("ListMatchRuns", "q")] = NoName,
        [("ListAccessLog", "q")] = NoName,
        [("ListDigests", "q")] = NoName,
        [("ListTokens", "q")] = "Names of people are asked for as a whole, not guessed at.",
    };

    private static readonly string[] Wanted = ["sort", "q", "changedSince"];

    // The log of events, and what it tells of one object, is in the order of its numbers and gone on with by number; the log alone backwards too.
    private static readonly string[] OfTheLog =
        ["ListChanges", "ListEvents", "GetPledgeHistory", "GetRequirementHistory", "GetInvitationHistory", "GetDeploymentHistory"];

    [Fact]
    public async Task Every_list_can_be_sorted_searched_and_asked_for_what_has_changed_or_says_why_not()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "none");
        var lists = (await ApiDocument.Of(app)).Operations.Where(each => each.TakesInQuery("fields")).ToList();

        var missing = from list in lists
                      where !OfTheLog.Contains(list.Id)
                      from parameter in Wanted
                      where !list.TakesInQuery(parameter)
                      select (list.Id!, parameter);

        Assert.Equal(Without.Keys.Order(), missing.Order());
        Assert.Equal(["ListEvents"], OfTheLog.Where(log => lists.Single(list => list.Id == log).TakesInQuery("sort")));
    }
}
