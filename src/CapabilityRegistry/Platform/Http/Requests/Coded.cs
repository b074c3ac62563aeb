using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>An enum in the query string, by its permanent code; the framework would ask for the name in C#.</summary>
public readonly record struct Coded<T>(T Value)
    where T : struct, Enum
{
    /// <param name="text">Null when the query string does not hold it.</param>
    public static bool TryParse(string? text, out Coded<T> coded)
    {
        coded = default;
        if (text is null || !Codes.TryParse<T>(text, out var value))
        {
            return false;
        }

        coded = new(value);
        return true;
    }

    public static implicit operator T(Coded<T> coded) => coded.Value;
}
