using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>
/// Checks a section by the attributes of its properties, whose messages go on after the name of the setting: "must be …". What takes
/// more than one property to judge is said by <see cref="IValidatableObject"/>, in whole sentences.
/// </summary>
public sealed class SettingsCheck<T>(string section) : IValidateOptions<T> where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        IReadOnlyList<string> faults = [.. OfProperties(options), .. OfAll(options)];
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> OfProperties(T settings) =>
        from property in typeof(T).GetProperties()
        from attribute in property.GetCustomAttributes(typeof(ValidationAttribute), true).Cast<ValidationAttribute>()
        let value = property.GetValue(settings)
        where !attribute.IsValid(value)
        select $"{section}:{property.Name} {attribute.FormatErrorMessage(property.Name)}{Found(value)}.";

    private static IEnumerable<string> OfAll(T settings) => settings is IValidatableObject whole
        ? whole.Validate(new ValidationContext(settings)).Select(fault => fault.ErrorMessage!)
        : [];

    private static string Found(object? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? $", found '{text}'" : "";
}
