namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>A counter for each row, stored bit-sliced: digit k of all counters is one set of rows, so that 64 rows are counted at once.</summary>
internal sealed class RowCounter(int words)
{
    /// <summary>The highest count; counters stop there.</summary>
    public const int MaxCount = (1 << Digits) - 1;

    private const int Digits = 6;

    private readonly ulong[] digits = new ulong[Digits * words];

    /// <summary>Adds 1 to the counter of each row of the set. The set is overwritten.</summary>
    public void Add(Span<ulong> rows)
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            if (!Carry(Digit(digit), rows))
            {
                return;
            }
        }

        // A carry out of the last digit means that the counter was at its maximum and wrapped to 0: set it to the maximum again.
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

    // Adds one digit and leaves the carries in the set. False if there are none.
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
