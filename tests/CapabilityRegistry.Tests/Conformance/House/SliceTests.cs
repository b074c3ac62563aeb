using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>Which room may use which, and within a room which slice which other one: the whole list.</summary>
public sealed partial class SliceTests
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
        ["Platform.Digests"] = ["Platform.Access", "Platform.Data", "Platform.Events", "Platform.Hosting", "Platform.Http"],
        ["Platform.Endpoints"] = ["Platform.AccessLog", "Platform.Data", "Platform.Events", "Platform.Hosting", "Platform.Http"],
        ["Platform.Errors"] = ["Platform.Http"],
        ["Platform.Events"] = ["Platform.Data"],
        ["Platform.Hosting"] = ["Platform.Data"],
        ["Platform.Http"] = ["Platform.Data", "Platform.Hosting", "Platform.Telemetry"],
        ["Platform.OpenApi"] = ["Platform.Access", "Platform.Caching", "Platform.Data", "Platform.Errors", "Platform.Events", "Platform.Http"],
        ["Platform.Telemetry"] = ["Platform.Caching", "Platform.Data", "Platform.Events", "Platform.Hosting"],

        ["Registry.Agreements"] = ["Registry.Pledges", "Registry.Surs"],
        ["Registry.Capabilities"] =
            ["Registry.Catalogue", "Registry.Deficiencies", "Registry.Pledges", "Registry.SurComparisons", "Registry.Visits"],
        ["Registry.Caps"] = ["Registry.Catalogue", "Registry.Pledges"],
        ["Registry.Catalogue"] = [],
        ["Registry.Conditions"] = ["Registry.Pledges"],
        ["Registry.Contributors"] = [],
        ["Registry.Deficiencies"] =
            ["Registry.Catalogue", "Registry.Pledges", "Registry.Recognitions", "Registry.SurComparisons", "Registry.Surs", "Registry.Visits"],
        ["Registry.Deployments"] = ["Registry.Catalogue", "Registry.Pledges", "Registry.Requirements"],
        ["Registry.Evaluations"] = ["Registry.Deployments", "Registry.Pledges"],
        ["Registry.Files"] = ["Registry.Agreements", "Registry.Caps", "Registry.Deficiencies", "Registry.Papers", "Registry.Pledges", "Registry.Visits"],
        ["Registry.Seeding"] =
        [
            "Registry.Agreements", "Registry.Caps", "Registry.Catalogue", "Registry.Conditions", "Registry.Evaluations", "Registry.Investigations",
            "Registry.Papers", "Registry.Pledges", "Registry.Recognitions", "Registry.Requirements", "Registry.SurComparisons", "Registry.Surs",
            "Registry.Vettings", "Registry.Visits",
        ],
        ["Registry.Imports"] =
            ["Registry.Catalogue", "Registry.Contributors", "Registry.Files", "Registry.Pledges", "Registry.Requirements"],
        ["Registry.Individuals"] = ["Registry.Catalogue"],
        ["Registry.Investigations"] = ["Registry.Contributors", "Registry.Pledges"],
        ["Registry.Papers"] = ["Registry.Pledges"],
        ["Registry.Pledges"] = ["Registry.Catalogue"],
        ["Registry.Policies"] = ["Registry.Catalogue", "Registry.Investigations", "Registry.Pledges"],
        ["Registry.Recognitions"] = ["Registry.Catalogue", "Registry.Pledges"],
        ["Registry.Requirements"] = ["Registry.Catalogue", "Registry.Contributors", "Registry.Pledges", "Registry.Surs"],
        ["Registry.SurComparisons"] = ["Registry.Catalogue", "Registry.Pledges", "Registry.Recognitions", "Registry.Surs"],
        ["Registry.Surs"] = ["Registry.Catalogue"],
        ["Registry.Vettings"] = ["Registry.Pledges"],
        ["Registry.Visits"] = ["Registry.Catalogue", "Registry.Pledges"],
        ["Registry.WomensShares"] = ["Registry.Catalogue", "Registry.Pledges"],

        ["Planning.Candidates"] = ["Planning.Reasons", "Planning.Supply"],
        ["Planning.Checking"] = [],
        ["Planning.Defence"] = ["Planning.Reasons", "Planning.Runs"],
        ["Planning.Gaps"] = ["Planning.Checking", "Planning.Reasons", "Planning.Supply"],
        ["Planning.Reasons"] = ["Planning.Supply"],
        ["Planning.Runs"] = ["Planning.Checking", "Planning.Reasons", "Planning.Supply"],
        ["Planning.Supply"] = [],
        ["Planning.VisitProposals"] = ["Planning.Checking", "Planning.Gaps", "Planning.Reasons", "Planning.Supply"],

        ["ForceGeneration.Decisions"] = ["ForceGeneration.Invitations"],
        ["ForceGeneration.Fulfilment"] = ["ForceGeneration.Invitations"],
        ["ForceGeneration.Invitations"] = [],
        ["ForceGeneration.Outcomes"] = ["ForceGeneration.Invitations"],
        ["ForceGeneration.Reports"] = [],
        ["ForceGeneration.Seeding"] = ["ForceGeneration.Invitations"],
    };

    // Their uses are seen in the source only.
    private static readonly (string, string)[] OnlyConstants = [("Platform.OpenApi", "Platform.Data")];

    private static readonly HashSet<(string, string)> Listed = [.. Allowed.SelectMany(slice => slice.Value.Select(used => (slice.Key, used)))];

    [Fact]
    public void A_room_uses_only_the_rooms_below_it()
    {
        Assert.Empty(Upward(CodeType.Ours));
        Assert.Equal(["Platform.Http uses Registry.Pledges"], Upward([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry.Platform.Http")]));
        Assert.Equal(["Kernel uses Registry.Pledges"], Upward([CodeType.As(typeof(KnowsPledges), "CapabilityRegistry.Kernel")]));
    }

    [Fact]
    public void Not_even_a_constant_or_a_name_of_a_room_above_is_used()
    {
        Assert.Empty(NamedAbove(SourceFile.In("src/CapabilityRegistry")));
        Assert.Equal(
            ["Kernel uses Registry.Pledges", "Kernel uses Platform.Events", "Registry.Pledges uses Registry.Visits"],
            NamedAbove([
                new("src/CapabilityRegistry/Kernel/Caller.cs", "using CapabilityRegistry.Registry.Pledges;\nconst int Most = Platform.Events.Actions.Most;\n"),
                new("src/CapabilityRegistry/Registry/Pledges/Pledge.cs", "using CapabilityRegistry.Kernel;\nnamespace X;\nusing Registry.Visits;\n"),
            ]));
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
    public void The_list_names_no_use_that_is_gone() => Assert.Empty(Listed.Except(WithinRooms(CodeType.Ours)).Except(OnlyConstants));

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

    // The compiler puts the value of a constant in its place, and leaves no trace of where it came from: only the source tells.
    private static IEnumerable<string> NamedAbove(IEnumerable<SourceFile> files) =>
        from file in files
        let slice = Rooms.SliceOf($"{Path.GetDirectoryName(file.Path)!["src/".Length..].Replace('/', '.')}.File")
        where slice is not null
        from used in SlicesNamedIn(file.Text)
        where used != slice && !MayUse(slice, used)
        select $"{slice} uses {used}";

    private static IEnumerable<string> SlicesNamedIn(string text) =>
        NamedSlice().Matches(text).Select(match => Rooms.SliceOf($"CapabilityRegistry.{match.Groups[1].Value}.Type")).OfType<string>().Distinct();

    private static bool MayUse(string slice, string used) =>
        slice.Split('.')[0] is var room && used.Split('.')[0] is var other && room == other
            ? Listed.Contains((slice, used))
            : Rooms.Below[room].Contains(other);

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

    // A name that is qualified from the room on, with or without the root; not in a comment, and not the namespace that a file declares.
    [GeneratedRegex(
        @"^(?!\s*(?://|namespace ))(?:.*?[^\w.])?(?:CapabilityRegistry\.)?((?:Kernel|Platform|Registry|Planning|ForceGeneration|Public|App)\.\w+)\b",
        RegexOptions.Multiline)]
    private static partial Regex NamedSlice();
}
