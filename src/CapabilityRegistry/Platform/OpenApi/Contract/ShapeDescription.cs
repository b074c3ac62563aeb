using System.Globalization;
using CapabilityRegistry.Kernel.Texts;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>Describes in words what a shape accepts.</summary>
public static class ShapeDescription
{
    public static string Of(Shape shape)
    {
        var what = What(shape);
        return shape.Nullable ? $"{what} or null" : what;
    }

    private static string What(Shape shape) => (shape.Type & ~JsonSchemaType.Null) switch
    {
        _ when shape.Enum is { } codes => $"one of {string.Join(", ", codes)}",
        JsonSchemaType.Integer => $"a whole number{Range(shape.Minimum, shape.Maximum)}",
        JsonSchemaType.Boolean => "true or false",
        JsonSchemaType.Array => $"an array{Range(shape.MinItems, shape.MaxItems, " items")}",
        JsonSchemaType.Object => "an object",
        _ when shape.Format == "date" => "a date such as 2027-03-31",
        _ when shape.Form is { } form && shape.MaxLength is null => $"a text of the form {form}",
        _ => $"a text{Range(shape.MinLength, shape.MaxLength, " characters")}{shape.TextForm?.Without()}",
    };

    private static string Range(long? from, long? to, string unit = "") => (from, to) switch
    {
        (null, null) => "",
        (not null, null) => string.Create(CultureInfo.InvariantCulture, $" of at least {from}{unit}"),
        (null, not null) => string.Create(CultureInfo.InvariantCulture, $" of at most {to}{unit}"),
        _ => string.Create(CultureInfo.InvariantCulture, $" from {from} to {to}{unit}"),
    };
}
