using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>Checks that keys in a request name requirements or pledges of the run.</summary>
internal static class RunKeys
{
    public const string InForce = "a requirement in force";

    public const string Requirement = "a requirement of this run or, of one that is split, a slot such as MINUSCA-00007/2";

    public const string Pledge = "a pledge of a unit type that a requirement of this run accepts";

    public const string PledgeOrPresent = Pledge + ", or one that is engaged in one of its missions at that time";

    public static IEnumerable<Fault> Unknown(IReadOnlyList<string?> keys, IReadOnlySet<string> known, Func<int, string> pointer, string expected) =>
        keys.Select((key, index) => (key, index))
            .Where(each => each.key is not null && !known.Contains(each.key))
            .Select(each => Fault.At(pointer(each.index), "not-in-the-run", expected, $"'{each.key}'"));
}
