using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>Which room of the host may use which library: the whole list.</summary>
public sealed class LibraryTests
{
    private const string Matching = "CapabilityRegistry.Matching";
    private const string Readiness = "CapabilityRegistry.Readiness";

    private static readonly HashSet<(string Room, string Library)> Allowed =
    [
        ("Registry", Matching), ("Registry", Readiness), ("Planning", Matching), ("ForceGeneration", Matching), ("App", Matching),
    ];

    // What states write down is judged beside a statement by the lines of the matcher, and becomes an offer; readiness is asked by pledges alone, by the
    // policies that are kept beside them, and shown beside what units lack.
    private static readonly HashSet<(string Slice, string Library)> AllowedInRegistry =
        [
            ("Registry.Capabilities", Readiness), ("Registry.Pledges", Matching), ("Registry.Pledges", Readiness), ("Registry.Policies", Readiness),
            ("Registry.SurComparisons", Matching),
        ];

    [Fact]
    public void A_room_uses_only_the_libraries_that_the_list_names()
    {
        Assert.Empty(Uses(CodeType.Ours, Rooms.RoomOf).Except(Allowed));
        Assert.Equal([("Platform", Matching)], Uses([CodeType.As(typeof(PricesPins), "CapabilityRegistry.Platform.Http")], Rooms.RoomOf).Except(Allowed));
        Assert.Equal([("Planning", Readiness)], Uses([CodeType.As(typeof(JudgesReadiness), "CapabilityRegistry.Planning.Gaps")], Rooms.RoomOf).Except(Allowed));
    }

    [Fact]
    public void In_the_registry_only_the_slices_that_the_list_names_use_a_library()
    {
        Assert.Equal(AllowedInRegistry.Order(), Uses(CodeType.Ours, Rooms.SliceOf).Where(use => IsOfRegistry(use.Place)).Order());
        Assert.Contains(
            ("Registry.Visits", Readiness), Uses([CodeType.As(typeof(JudgesReadiness), "CapabilityRegistry.Registry.Visits")], Rooms.SliceOf));
    }

    [Fact]
    public void The_list_names_no_use_that_is_gone() => Assert.Empty(Allowed.Except(Uses(CodeType.Ours, Rooms.RoomOf)));

    private static bool IsOfRegistry(string slice) => slice.StartsWith("Registry.", StringComparison.Ordinal);

    // A type of a library stands in no room.
    private static IEnumerable<(string Place, string Library)> Uses(IEnumerable<CodeType> types, Func<string, string?> placeOf) =>
        (from type in types
         let place = placeOf(type.FullName)
         where place is not null
         from library in new[] { Matching, Readiness }
         where type.MentionsOf(library).Any()
         select (place!, library)).Distinct();
}
