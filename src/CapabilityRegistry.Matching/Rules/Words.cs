namespace CapabilityRegistry.Matching.Rules;

/// <summary>Short wording of required and actual values, the same in every rule.</summary>
internal static class Words
{
    public static string List(IEnumerable<string> values) => Join(", ", values, "none");

    public static string AnyOf(IEnumerable<string> values, string whenEmpty = "none") => Join(" or ", values, whenEmpty);

    private static string Join(string between, IEnumerable<string> values, string whenEmpty) =>
        string.Join(between, values) is { Length: > 0 } text ? text : whenEmpty;
}
