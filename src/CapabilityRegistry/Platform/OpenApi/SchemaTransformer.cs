using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>Corrects schemas where the generator does not know our types: enums, stored JSON, redactable fields.</summary>
public static class SchemaTransformer
{
    public static async Task Apply(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String | ((schema.Type ?? default) & JsonSchemaType.Null);
            schema.Enum = schema.Enum?.Where(code => code?.GetValueKind() == JsonValueKind.String).ToList();
            // The generator finds no comment of a list that may be null, and the first place where a list stands gives the schema.
            schema.Description ??= type == context.JsonTypeInfo.Type ? null : (await context.GetOrCreateSchemaAsync(type, null, cancel)).Description;
        }
        else if (type == typeof(JsonObject))
        {
            schema.Description ??= "Any JSON object. What it holds is said where it stands.";
        }
        else if (type == typeof(DateTimeOffset))
        {
            // The generator does not look into a converter of ours.
            schema.Type = JsonSchemaType.String | (type == context.JsonTypeInfo.Type ? default : JsonSchemaType.Null);
            schema.Format = "date-time";
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonText<>))
        {
            Copy(await context.GetOrCreateSchemaAsync(type.GenericTypeArguments[0], null, cancel), schema);
            schema.Type |= context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.Null : default;
            if (schema.Items is null)
            {
                SharedSchemas.Refer(schema, SchemaNames.Of(type.GenericTypeArguments[0]) ?? type.GenericTypeArguments[0].Name);
            }
        }

        if (Attribute<CodeOfAttribute>(context) is { } code)
        {
            SharedSchemas.Refer(schema.Items as OpenApiSchema ?? schema, code.List);
        }

        if (Attribute<TextFormAttribute>(context) is { } text)
        {
            schema.Format = text.Form.Code();
        }

        if (type.IsAssignableTo(typeof(IVersioned)))
        {
            // An object of the registry is only ever sent, and always with every member that is not left out.
            schema.Required = context.JsonTypeInfo.Properties.Where(property => !LeftOutWhenNull(property)).Select(property => property.Name)
                .Where(name => schema.Properties?.ContainsKey(name) == true).ToHashSet();
        }

        // A request with the same content leaves nothing out.
        foreach (var property in context.JsonTypeInfo.Properties.Where(each => RedactableAttribute.Marks(each) && type.IsAssignableTo(typeof(IRedactable))))
        {
            schema.Required?.Remove(property.Name);
        }

        // A member that is only shown is null if its type says so; the generator asks what could be set.
        if (LeftOutWhenNull(context.JsonPropertyInfo) || context.JsonPropertyInfo is { Set: null, IsGetNullable: false })
        {
            schema.Type &= ~JsonSchemaType.Null;
        }
    }

    private static T? Attribute<T>(OpenApiSchemaTransformerContext context)
        where T : Attribute =>
        context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(T), true) is [T only] ? only : null;

    private static bool LeftOutWhenNull(JsonPropertyInfo? property) =>
        property?.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), false)
            is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    private static void Copy(OpenApiSchema from, OpenApiSchema to)
    {
        to.Type = from.Type;
        to.Items = from.Items;
        to.MinItems = from.MinItems;
        to.MaxItems = from.MaxItems;
        to.Properties = from.Properties;
        to.Required = from.Required;
    }
}
