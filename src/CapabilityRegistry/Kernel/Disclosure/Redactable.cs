using System.Text.Json.Serialization.Metadata;

namespace CapabilityRegistry.Kernel.Disclosure;

/// <summary>An object with fields that some callers do not get.</summary>
public interface IRedactable
{
    /// <summary>The fields left out for this caller; null if none is.</summary>
    IReadOnlyList<string>? Redacted { get; }
}

/// <summary>A field that is left out of the JSON when its object says that it is redacted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RedactableAttribute : Attribute
{
    public static bool Marks(JsonPropertyInfo property) => property.AttributeProvider?.IsDefined(typeof(RedactableAttribute), false) == true;

    /// <summary>Makes the serializer leave out what is redacted.</summary>
    public static void LeaveOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(Marks))
        {
            property.ShouldSerialize = (owner, _) => (owner as IRedactable)?.Redacted?.Contains(property.Name) != true;
        }
    }
}
