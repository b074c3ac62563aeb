namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>The host's rooms and the slices in them: CapabilityRegistry.{room}.{slice}. Some rooms are one slice.</summary>
internal static class Rooms
{
    /// <summary>Which rooms a room may use, whole list; nobody uses a room above.</summary>
    public static readonly Dictionary<string, string[]> Below = new()
    {
        ["Kernel"] = [],
        ["Platform"] = ["Kernel"],
        ["Registry"] = ["Kernel", "Platform"],
        ["Planning"] = ["Kernel", "Platform", "Registry"],
        ["ForceGeneration"] = ["Kernel", "Platform", "Registry", "Planning"],
        ["Public"] = ["Kernel", "Platform", "Registry"],
        ["App"] = ["Kernel", "Platform", "Registry", "Planning", "ForceGeneration", "Public"],
    };

    private const string Host = "CapabilityRegistry.";

    /// <summary>Null for a type that stands in no room of the host.</summary>
    public static string? RoomOf(string fullName) => SliceOf(fullName)?.Split('.')[0];

    /// <summary>
    /// The room and the slice, as Registry.Pledges; null for a type that stands in no room of the host. The kernel is one slice: its folders
    /// only sort words that know each other.
    /// </summary>
    public static string? SliceOf(string fullName)
    {
        string[] names = fullName.StartsWith(Host, StringComparison.Ordinal) ? fullName[Host.Length..].Split('.') : [];
        return names.Length < 2 || !Below.ContainsKey(names[0]) ? null : string.Join('.', names[..^1].Take(names[0] == "Kernel" ? 1 : 2));
    }

    /// <summary>Which slice mentions which other one.</summary>
    public static IReadOnlySet<(string Slice, string Used)> Edges(IEnumerable<CodeType> types) =>
        (from type in types
         let slice = SliceOf(type.FullName)
         where slice is not null
         from used in type.Mentions.Select(SliceOf).OfType<string>().Distinct()
         where used != slice
         select (slice, used)).ToHashSet();
}
