namespace CapabilityRegistry.Readiness.Judging;

/// <summary>
/// Goes through a list without making an object for it, as the enumerator of an interface does: the lists of a unit are gone through again for each
/// of its days.
/// </summary>
internal static class Facts
{
    public static Sequence<T> Each<T>(this IReadOnlyList<T> facts) => new(facts);

    public struct Sequence<T>(IReadOnlyList<T> facts)
    {
        private readonly int _count = facts.Count;
        private int _at = -1;

        public readonly T Current => facts[_at];

        public readonly Sequence<T> GetEnumerator() => this;

        public bool MoveNext() => ++_at < _count;
    }
}
