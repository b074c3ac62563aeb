using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>The names of schemas that are not those of their types.</summary>
internal static class SchemaNames
{
    /// <summary>Null where the generator's own choice is right: the name of the type.</summary>
    public static string? Of(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Page<>) => $"{type.GenericTypeArguments[0].Name}Page",
        _ when type == typeof(JsonObject) => "AnyObject",
        _ => null,
    };

    /// <summary>The list of the members that an item of a list can be asked for.</summary>
    public static string OfFields(Type item) => $"{item.Name}Field";

    /// <summary>The list of the orders in which the items of a list can be had.</summary>
    public static string OfOrders(Type item) => $"{item.Name}Order";
}
