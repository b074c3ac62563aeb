using System.Globalization;

namespace CapabilityRegistry.Portal.Languages;

/// <summary>
/// Puts values into texts as a language writes and counts them. {0:# day|# days} has the forms of the language in their order, with the number in the place
/// of #; all else is as string.Format has it.
/// </summary>
internal sealed class CountingFormat(Language language) : IFormatProvider, ICustomFormatter
{
    private const char Between = '|';

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : language.Culture.GetFormat(formatType);

    /// <exception cref="FormatException">The text has not the forms of its language, or what it counts is no whole number.</exception>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => format?.Contains(Between, StringComparison.Ordinal) == true
        ? Counted(format.Split(Between), arg)
        : (arg as IFormattable)?.ToString(format, language.Culture) ?? arg?.ToString() ?? "";

    private string Counted(string[] forms, object? arg)
    {
        if (forms.Length != language.Forms.Count || arg is not (int or long))
        {
            throw new FormatException($"'{string.Join(Between, forms)}' does not count '{arg}' in {language.Name}.");
        }

        var number = Convert.ToInt64(arg, CultureInfo.InvariantCulture);
        return forms[language.Forms.Of(Math.Abs(number))].Replace("#", number.ToString("N0", language.Culture), StringComparison.Ordinal);
    }
}
