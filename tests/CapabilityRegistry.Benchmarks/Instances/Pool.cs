using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>Needs and offers of a size, the same in every run.</summary>
internal sealed record Pool(string Name, IReadOnlyList<Need> Needs, IReadOnlyList<Offer> Offers)
{
    public static readonly DateOnly AsOf = new(2027, 1, 1);

    /// <summary>About what the United Nations have today (an estimate).</summary>
    public static Pool Small() => Draw(new(200, 1_000, Types: 10, Attributes: 0, Organisations: false));

    public static Pool Medium() => Draw(new(2_000, 10_000, Types: 20, Attributes: 1, Organisations: false));

    /// <summary>A stress size, with as many unit types as there are in the catalogue.</summary>
    public static Pool Large() => Draw(new(10_000, 50_000, Types: 38, Attributes: 1, Organisations: true));

    /// <summary>The worst case of a layout by unit type: there is only one.</summary>
    public static Pool OneType() => Draw(new(1_000, 50_000, Types: 1, Attributes: 3, Organisations: true));

    public static Pool Draw(Size size)
    {
        var draw = new Drawing(size, seed: 20_180_917);
        return new(
            $"{size.Needs:N0} × {size.Offers:N0}",
            [.. Enumerable.Range(0, size.Needs).Select(draw.Need)],
            [.. Enumerable.Range(0, size.Offers).Select(draw.Offer)]);
    }
}

/// <param name="Types">Unit types that there are.</param>
/// <param name="Attributes">
/// How many attributes each need demands. More pledges of a type need more demands, so that the candidates of a need
/// stay as few as they are in practice: about 13 to 32.
/// </param>
/// <param name="Organisations">Whether each need asks for members of one organisation.</param>
internal sealed record Size(int Needs, int Offers, int Types, int Attributes, bool Organisations);
