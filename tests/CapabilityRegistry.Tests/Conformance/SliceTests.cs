using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance;

/// <summary>Which slice may use which: the whole list.</summary>
public sealed class SliceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Access"] = [],
        ["Audit"] = ["Access"],
        ["Catalogue"] = ["Access"],
        ["Contributors"] = ["Access"],
        ["Pledges"] = ["Access", "Catalogue"],
        ["Visits"] = ["Access", "Pledges"],
        ["Surs"] = ["Access", "Catalogue"],
        ["Requirements"] = ["Access", "Catalogue", "Pledges", "Surs"],
        ["Deployments"] = ["Access", "Catalogue", "Pledges"],
        ["Invitations"] = ["Access", "Catalogue", "Deployments", "MatchRuns", "Pledges", "Requirements", "Surs"],
        ["MatchRuns"] = ["Access", "Catalogue", "Contributors", "Deployments", "Pledges", "Requirements", "Surs"],
        ["Fulfilment"] = ["Access", "Catalogue", "Deployments", "Gaps", "Invitations", "Pledges", "Requirements"],
        ["Outcomes"] = ["Access", "Deployments", "Invitations", "MatchRuns", "Pledges", "Requirements"],
        ["Gaps"] = ["Access", "Catalogue", "Deployments", "MatchRuns", "Pledges", "Requirements", "Visits"],
        ["Changes"] = ["Access"],
        ["PublicSummaries"] = ["Catalogue", "Pledges"],
        ["Imports"] = ["Catalogue", "Pledges", "Requirements", "Surs", "Visits"],
    };

    private static readonly IEnumerable<string> Listed = Allowed.SelectMany(slice => slice.Value.Select(used => $"{slice.Key} uses {used}"));

    [Fact]
    public void A_slice_uses_only_the_slices_that_the_list_names() => Assert.Empty(Edges(CodeType.Ours).Except(Listed));

    [Fact]
    public void The_list_names_no_use_that_is_gone() => Assert.Empty(Listed.Except(Edges(CodeType.Ours)));

    [Fact]
    public void A_use_that_is_not_listed_is_seen() =>
        Assert.Equal(["Catalogue uses Pledges"], Edges([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry.Catalogue")]).Except(Listed));

    [Fact]
    public void No_slice_uses_itself_by_way_of_others() => Assert.Empty(InCircles(Allowed));

    [Fact]
    public void A_circle_is_seen() => Assert.Equal(["A", "B", "C"], InCircles(new() { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["A"], ["D"] = ["A"] }));

    private static IEnumerable<string> Edges(IEnumerable<CodeType> types) =>
    [
        .. from type in types
           let slice = HouseRules.SliceOf(type)
           where slice is not null
           from used in HouseRules.Slices
           where used != slice && type.MentionsOf($"CapabilityRegistry.{used}").Any()
           group type by $"{slice} uses {used}" into edge
           select edge.Key,
    ];

    private static IEnumerable<string> InCircles(Dictionary<string, string[]> uses) => uses.Keys.Where(slice => Reached(slice, uses).Contains(slice));

    private static HashSet<string> Reached(string slice, Dictionary<string, string[]> uses)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(uses[slice]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                Array.ForEach(uses[next], open.Push);
            }
        }

        return reached;
    }
}
