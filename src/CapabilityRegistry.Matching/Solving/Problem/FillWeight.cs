
namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>What a fill is multiplied with: a price, a loss or the factor of a constraint.</summary>
/// <param name="PerUnit">For each unit filled.</param>
/// <param name="PerFirst">Besides, for each of the first units, as many as the <see cref="Demand.Remainder"/>.</param>
internal readonly record struct FillWeight(long PerUnit, long PerFirst = 0)
{
    /// <summary>The weight with which a stage counts what is filled of a need.</summary>
    public static FillWeight Of(SolverStage stage, Demand demand) =>
        new(stage.PerUnit(demand), stage.CountingOneMore(demand) > 0 ? 1 : 0);

    /// <summary>What so many filled units weigh together.</summary>
    public long Times(Demand demand, long filled) => (PerUnit * filled) + (PerFirst * Math.Min(filled, demand.Remainder));

    public static FillWeight operator *(long factor, FillWeight weight) => new(factor * weight.PerUnit, factor * weight.PerFirst);

    public static FillWeight operator +(FillWeight one, FillWeight other) => new(one.PerUnit + other.PerUnit, one.PerFirst + other.PerFirst);
}
