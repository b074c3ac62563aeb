namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>A small count for each row, kept as one set of rows for each binary digit, so that 64 rows are counted at once.</summary>
internal sealed class RowCounter(int words)
{
    /// <summary>The highest count; what goes beyond stays there.</summary>
    public const int MaxCount = (1 << Digits) - 1;

    private const int Digits = 6;

    private readonly ulong[] digits = new ulong[Digits * words];

    /// <summary>Counts one more for each of these rows. They are used up by it.</summary>
    public void Add(Span<ulong> rows)
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            if (!Carry(Digit(digit), rows))
            {
                return;
            }
        }

        // What is carried out of the last digit was at the highest count, and every digit has wrapped to 0.
        for (var digit = 0; digit < Digits; digit++)
        {
            Bits.Or(Digit(digit), rows);
        }
    }

    /// <summary>The rows with this count.</summary>
    public ulong[] Of(int count)
    {
        var rows = new ulong[words];
        for (var word = 0; word < words; word++)
        {
            rows[word] = ulong.MaxValue;
            for (var digit = 0; digit < Digits; digit++)
            {
                var has = digits[(digit * words) + word];
                rows[word] &= (count >> digit & 1) == 1 ? has : ~has;
            }
        }

        return rows;
    }

    private Span<ulong> Digit(int digit) => digits.AsSpan(digit * words, words);

    // Adds a digit; what carries over is left behind. False if nothing does.
    private static bool Carry(Span<ulong> digit, Span<ulong> rows)
    {
        var carried = 0UL;
        for (var i = 0; i < digit.Length; i++)
        {
            (digit[i], rows[i]) = (digit[i] ^ rows[i], digit[i] & rows[i]);
            carried |= rows[i];
        }

        return carried != 0;
    }
}
