using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A need in the numbers of the solver.</summary>
/// <param name="Quantity">How much is asked for.</param>
/// <param name="Priority">0 is highest.</param>
/// <param name="Start">First day, as its number.</param>
/// <param name="End">First day after.</param>
/// <param name="Mission">Number of the mission.</param>
/// <param name="MinimumFill">The fill is 0 or at least so much.</param>
/// <param name="ShareCap">The most that one contributor covers that has no engaged unit there; the quantity when there is no cap.</param>
/// <param name="Bundle">Number of the bundle, of which all or none are filled; null for none.</param>
internal sealed record Demand(
    int Quantity, int Priority, int Start, int End, int Mission, int MinimumFill, int ShareCap, int? Bundle)
{
    /// <summary>What the demand counts when it is filled completely.</summary>
    public long PerNeed { get; init; } = Stage.FullNeed;

    /// <summary>Under a share cap, the most that each contributor covers that has engaged units there; 0 to the quantity.</summary>
    public IReadOnlyDictionary<int, int> Rooms { get; init; } = NoRooms;

    /// <summary>Suppliers that are partners of others and serve in the mission already, at an overlapping time.</summary>
    public IReadOnlyList<int> Present { get; init; } = [];

    /// <summary>Whether, of plans that are equally good up to its priority, one is asked for that fills this demand the most.</summary>
    public bool Favoured { get; init; }

    /// <summary>No engaged units under a share cap.</summary>
    public static IReadOnlyDictionary<int, int> NoRooms { get; } = new Dictionary<int, int>();

    /// <summary>Whether a contributor may cover less than the quantity.</summary>
    public bool IsCapped => ShareCap < Quantity || Rooms.Values.Any(room => room < Quantity);

    /// <summary>The most that a contributor covers: 0 to the quantity.</summary>
    public int RoomOf(int contributor) => Rooms.TryGetValue(contributor, out var room) ? room : ShareCap;

    /// <summary>Whether what each contributor may cover is a multiple of what one supplier covers.</summary>
    public bool SharesTakeWhole(int seat) => ShareCap % seat == 0 && Rooms.Values.All(room => room % seat == 0);

    /// <summary>Whether whoever serves the one meets whoever serves the other: in one mission, at an overlapping time.</summary>
    public bool Meets(Demand other) => Mission == other.Mission && Start < other.End && other.Start < End;

    /// <summary>Whether whoever serves it does so on this day.</summary>
    public bool Serves(int day) => Start <= day && day < End;

    /// <summary>Whether a supplier that needs so many days between two missions cannot serve both.</summary>
    public bool Overlaps(Demand other, int turnaround)
    {
        var rest = Mission == other.Mission ? 0 : turnaround;
        return Start < other.End + rest && other.Start < End + rest;
    }

    /// <summary>What each unit filled counts in the fill stage of the priority, save for the first ones, see <see cref="Remainder"/>.</summary>
    public long Value => PerNeed / Quantity;

    /// <summary>How many units, the first ones, count one more, so that all together count <see cref="PerNeed"/>; 0 to the quantity less 1.</summary>
    public int Remainder => (int)(PerNeed % Quantity);

    /// <summary>What so many units filled count: a concave function.</summary>
    /// <param name="filled">0 to the quantity.</param>
    public long ValueOf(long filled) => (Value * filled) + Math.Min(filled, Remainder);
}
