namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Disjoint sets that are joined (union-find). The root of a set is its smallest member, so it does not depend on the order of joining.</summary>
internal sealed class UnionFind(int count)
{
    private readonly int[] parent = [.. Enumerable.Range(0, count)];

    public int Root(int member)
    {
        while (parent[member] != member)
        {
            member = parent[member] = parent[parent[member]];
        }

        return member;
    }

    public void Join(int one, int other)
    {
        var (a, b) = (Root(one), Root(other));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }
}
