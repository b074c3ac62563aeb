using System.Numerics;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>A binary heap of nodes by distance, without an allocation after it has grown to its size.</summary>
internal sealed class Heap<T> where T : struct, IComparisonOperators<T, T, bool>
{
    private T[] keys = new T[64];
    private int[] nodes = new int[64];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Push(T key, int node)
    {
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, 2 * Count);
            Array.Resize(ref nodes, 2 * Count);
        }

        var at = Count++;
        while (at > 0 && key < keys[(at - 1) >> 1])
        {
            Move((at - 1) >> 1, at);
            at = (at - 1) >> 1;
        }

        (keys[at], nodes[at]) = (key, node);
    }

    public (T Key, int Node) Pop()
    {
        var least = (keys[0], nodes[0]);
        var (key, node) = (keys[--Count], nodes[Count]);
        var at = 0;
        for (var child = 1; child < Count; child = 2 * at + 1)
        {
            child += child + 1 < Count && keys[child + 1] < keys[child] ? 1 : 0;
            if (keys[child] >= key)
            {
                break;
            }

            Move(child, at);
            at = child;
        }

        (keys[at], nodes[at]) = (key, node);
        return least;
    }

    private void Move(int from, int to) => (keys[to], nodes[to]) = (keys[from], nodes[from]);
}
