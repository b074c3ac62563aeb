namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Any of some values; none given lets every value in. Two of the same values are equal, in whatever order they were given.</summary>
public sealed class AnyOf<T>(IEnumerable<T> values) : IEquatable<AnyOf<T>>
    where T : notnull
{
    public static readonly AnyOf<T> Everything = new([]);

    /// <summary>Each once, in ascending order.</summary>
    public IReadOnlyList<T> Values { get; } = [.. values.Distinct().Order(Comparer<T>.Create(Compare))];

    public bool Holds(T? value) => Values.Count == 0 || (value is not null && Values.Contains(value));

    public bool Equals(AnyOf<T>? other) => other is not null && Values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as AnyOf<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static int Compare(T one, T other) =>
        one is string text ? string.CompareOrdinal(text, other as string) : Comparer<T>.Default.Compare(one, other);
}

public static class AnyOf
{
    /// <param name="value">Null lets everything in.</param>
    public static AnyOf<string> Only(string? value) => value is null ? AnyOf<string>.Everything : new([value]);
}
