using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>A filter that takes several values, each as a parameter of its own (status=draft&amp;status=submitted): any of them will do.</summary>
public static class FilterValues
{
    /// <summary>The most values that one filter takes.</summary>
    public const int Most = 50;

    public static bool IsGiven<T>([NotNullWhen(true)] this T[]? values) => values is { Length: > 0 };

    /// <summary>As they stand in the database.</summary>
    public static IReadOnlyList<string>? Codes<T>(this Coded<T>[]? values)
        where T : struct, Enum => values is null ? null : [.. values.Select(each => each.Value.Code())];

    /// <summary>As they stand in the database, where it holds numbers.</summary>
    public static IReadOnlyList<int>? Numbers<T>(this Coded<T>[]? values)
        where T : struct, Enum => values is null ? null : [.. values.Select(each => Convert.ToInt32(each.Value, CultureInfo.InvariantCulture))];
}
