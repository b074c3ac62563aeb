namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Numbers grouped, in ascending order within each group, in one array.</summary>
internal sealed class Groups
{
    private readonly int[] first;
    private readonly int[] members;

    /// <param name="count">How many groups there are.</param>
    /// <param name="of">Group of each number from 0; negative for none.</param>
    public Groups(int count, IReadOnlyList<int> of)
    {
        first = new int[count + 1];
        for (var i = 0; i < of.Count; i++)
        {
            first[of[i] + 1] += of[i] < 0 ? 0 : 1;
        }

        for (var group = 0; group < count; group++)
        {
            first[group + 1] += first[group];
        }

        members = new int[first[^1]];
        var next = first.ToArray();
        for (var i = 0; i < of.Count; i++)
        {
            if (of[i] >= 0)
            {
                members[next[of[i]]++] = i;
            }
        }
    }

    public ArraySegment<int> this[int group] => new(members, first[group], first[group + 1] - first[group]);
}
