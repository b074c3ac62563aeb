namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>The layers of the matching library: which part of it may know which.</summary>
internal static class MatchingLayers
{
    private const string Library = "CapabilityRegistry.Matching";

    /// <summary>A layer knows itself and the lines above it; layers of one line do not know each other. The empty name is the library's root.</summary>
    private static readonly string[][] Order =
    [
        ["Threads"],
        ["Model"],
        ["Rules"],
        ["Eligibility.ColumnStore"],
        ["Eligibility"],
        ["Solving.Problem"],
        ["Solving.Flow", "Solving.Search"],
        ["Solving.Linear"],
        ["Solving"],
        ["Planning"],
        ["Explaining", "WhatIf"],
        [""],
    ];

    /// <summary>What checks a plan stands beside the order, on the records alone: if it shared code with the search, it would share its mistakes.</summary>
    private const string Checking = "Checking";

    /// <summary>Mentions of a layer that the type may not know, and types that are in no layer.</summary>
    public static IEnumerable<string> Violations(IEnumerable<CodeType> types) =>
        from type in types
        where type.IsIn(Library)
        from mention in type.MentionsOf(Library).Append(type.FullName)
        where !Knows(LayerOf(type.FullName)).Contains(LayerOf(mention))
        select $"{type.FullName} mentions {mention}";

    private static IEnumerable<string> Knows(string layer)
    {
        var rank = Array.FindIndex(Order, line => line.Contains(layer));
        return layer == Checking ? [Checking, "Model"] : rank < 0 ? [] : Order.Take(rank).SelectMany(line => line).Append(layer);
    }

    private static string LayerOf(string fullName) => fullName[Library.Length..fullName.LastIndexOf('.')].TrimStart('.');
}
