namespace CapabilityRegistry.Portal.Languages;

/// <summary>
/// Which form a word takes beside a whole number, by the rules of the Unicode CLDR (cardinals). The forms that French and Spanish have for round millions
/// are left out: nothing here is counted so far.
/// </summary>
/// <param name="Count">How many forms the language has.</param>
/// <param name="Of">The place of the form for a number that is not negative.</param>
public sealed record PluralForms(int Count, Func<long, int> Of)
{
    /// <summary>other</summary>
    public static readonly PluralForms None = new(1, _ => 0);

    /// <summary>one, other</summary>
    public static readonly PluralForms AfterOne = new(2, number => number == 1 ? 0 : 1);

    /// <summary>one, other: zero is as one.</summary>
    public static readonly PluralForms FromTwo = new(2, number => number <= 1 ? 0 : 1);

    /// <summary>one, few, many</summary>
    public static readonly PluralForms Russian = new(3, number => (number % 10, number % 100) switch
    {
        (1, not 11) => 0,
        (>= 2 and <= 4, not (>= 12 and <= 14)) => 1,
        _ => 2,
    });

    /// <summary>zero, one, two, few, many, other</summary>
    public static readonly PluralForms Arabic = new(6, number => number switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        _ => (number % 100) switch
        {
            >= 3 and <= 10 => 3,
            >= 11 => 4,
            _ => 5,
        },
    });
}
