using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance;

/// <summary>Which room may use which, and within a room which slice which other one: the whole list.</summary>
public sealed class SliceTests
{
    // Within a room; whatever stands in a room below may be used by all.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Platform.Access"] = ["Platform.Data", "Platform.Events", "Platform.Hosting", "Platform.Http"],
        ["Platform.AccessLog"] = ["Platform.Access", "Platform.Data", "Platform.Hosting", "Platform.Http"],
        ["Platform.Audit"] = ["Platform.Access", "Platform.Data", "Platform.Events", "Platform.Http"],
        ["Platform.Caching"] = [],
        ["Platform.Changes"] =
            ["Platform.Access", "Platform.Audit", "Platform.Data", "Platform.Endpoints", "Platform.Events", "Platform.Http"],
        ["Platform.Data"] = [],
        ["Platform.Endpoints"] = ["Platform.AccessLog", "Platform.Data", "Platform.Events", "Platform.Hosting", "Platform.Http"],
        ["Platform.Events"] = ["Platform.Data"],
        ["Platform.Hosting"] = [],
        ["Platform.Http"] = ["Platform.Data", "Platform.Hosting"],
        ["Platform.OpenApi"] = ["Platform.Access", "Platform.Caching", "Platform.Events", "Platform.Http"],

        ["Registry.Catalogue"] = [],
        ["Registry.Contributors"] = [],
        ["Registry.Deployments"] = ["Registry.Catalogue", "Registry.Pledges", "Registry.Requirements"],
        ["Registry.Imports"] = ["Registry.Catalogue", "Registry.Pledges", "Registry.Requirements", "Registry.Surs", "Registry.Visits"],
        ["Registry.Pledges"] = ["Registry.Catalogue"],
        ["Registry.Requirements"] = ["Registry.Catalogue", "Registry.Pledges", "Registry.Surs"],
        ["Registry.Surs"] = ["Registry.Catalogue"],
        ["Registry.Visits"] = ["Registry.Pledges"],

        ["Planning.Candidates"] = ["Planning.Reasons", "Planning.Supply"],
        ["Planning.Checking"] = [],
        ["Planning.Defence"] = ["Planning.Reasons", "Planning.Runs"],
        ["Planning.Gaps"] = ["Planning.Checking", "Planning.Reasons", "Planning.Supply"],
        ["Planning.Reasons"] = ["Planning.Supply"],
        ["Planning.Runs"] = ["Planning.Checking", "Planning.Reasons", "Planning.Supply"],
        ["Planning.Supply"] = [],
        ["Planning.VisitProposals"] = ["Planning.Checking", "Planning.Gaps", "Planning.Supply"],

        ["ForceGeneration.Fulfilment"] = ["ForceGeneration.Invitations"],
        ["ForceGeneration.Invitations"] = [],
        ["ForceGeneration.Outcomes"] = ["ForceGeneration.Invitations"],
    };

    private static readonly HashSet<(string, string)> Listed = [.. Allowed.SelectMany(slice => slice.Value.Select(used => (slice.Key, used)))];

    [Fact]
    public void A_room_uses_only_the_rooms_below_it()
    {
        Assert.Empty(Upward(CodeType.Ours));
        Assert.Equal(["Platform.Http uses Registry.Pledges"], Upward([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry.Platform.Http")]));
        Assert.Equal(["Kernel uses Registry.Pledges"], Upward([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry.Kernel")]));
    }

    [Fact]
    public void Every_type_of_the_host_stands_in_a_room()
    {
        Assert.Empty(Homeless(CodeType.Ours));
        Assert.NotEmpty(Homeless([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry")]));
        Assert.NotEmpty(Homeless([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry.Attic")]));
    }

    [Fact]
    public void No_room_uses_itself_by_way_of_others() => Assert.Empty(InCircles(Rooms.Below));

    [Fact]
    public void Within_a_room_a_slice_uses_only_the_slices_that_the_list_names()
    {
        Assert.Empty(WithinRooms(CodeType.Ours).Except(Listed));
        Assert.Equal(
            [("Registry.Catalogue", "Registry.Pledges")],
            WithinRooms([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry.Registry.Catalogue")]).Except(Listed));
    }

    [Fact]
    public void The_list_names_no_use_that_is_gone() => Assert.Empty(Listed.Except(WithinRooms(CodeType.Ours)));

    [Fact]
    public void No_slice_uses_itself_by_way_of_others() => Assert.Empty(InCircles(Allowed));

    [Fact]
    public void A_circle_is_seen() => Assert.Equal(["A", "B", "C"], InCircles(new() { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["A"], ["D"] = ["A"] }));

    private static IEnumerable<string> Upward(IEnumerable<CodeType> types) =>
        from edge in Rooms.Edges(types)
        let room = edge.Slice.Split('.')[0]
        let used = edge.Used.Split('.')[0]
        where room != used && !Rooms.Below[room].Contains(used)
        select $"{edge.Slice} uses {edge.Used}";

    private static IEnumerable<(string, string)> WithinRooms(IEnumerable<CodeType> types) =>
        Rooms.Edges(types).Where(edge => edge.Slice.Split('.')[0] == edge.Used.Split('.')[0]);

    // The program itself has no namespace: it is the entry point.
    private static IEnumerable<string> Homeless(IEnumerable<CodeType> types) =>
        types.Where(type => !type.IsIn("CapabilityRegistry.Matching") && Rooms.SliceOf(type.FullName) is null).Select(type => type.FullName);

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
