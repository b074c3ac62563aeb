using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>
/// Checks of shares beside the lists that they are part of: all shares of a unit together never hold more than its lists, part by part. A part is the men,
/// or the women, of one rank group, or the items of one category and lease.
/// </summary>
public static class ShareChecks
{
    /// <summary>What is wrong with a share whatever the unit has.</summary>
    public static IReadOnlyList<Fault> Faults(ShareContent content) =>
    [
        .. CatalogueCodes.Repeated(content.Personnel, line => line.RankGroup.Code(), index => $"/personnel/{index}/rankGroup"),
        .. CatalogueCodes.Repeated(content.MajorEquipment, line => $"{line.Category}, {line.Lease.Code()}", index => $"/majorEquipment/{index}"),
        .. PartsOf(content).All(part => part.Amount == 0)
            ? [Fault.At("/personnel", "empty-share", "at least one person, or one item of majorEquipment", "nothing")]
            : Array.Empty<Fault>(),
    ];

    /// <summary>A fault for each part of a share of which the lists hold less than it and the other shares together.</summary>
    /// <param name="pledge">A revision that its state has proposed counts too: it is to hold what was promised.</param>
    /// <param name="others">The other shares of the unit that are proposed or confirmed.</param>
    public static IReadOnlyList<Fault> MoreThanTheUnitHas(ShareContent content, Pledge pledge, IReadOnlyList<Share> others)
    {
        var taken = Sums(others.SelectMany(PartsOf));
        IReadOnlyList<Dictionary<string, int>> lists = [.. ListsOf(pledge).Select(list => Sums(PartsOf(list)))];
        return
        [
            .. from part in PartsOf(content)
               let free = lists.Min(list => list.GetValueOrDefault(part.Name)) - taken.GetValueOrDefault(part.Name)
               where part.Amount > free
               select Fault.At(part.At, "more-than-the-unit-has", $"{Math.Max(0, free)} or less ({part.Name}): what the unit has that no other share holds",
                   $"{part.Amount}"),
        ];
    }

    /// <summary>The faults without their numbers, for a partner: how much its lead has in all, and what others bring, is not for it to read.</summary>
    public static IReadOnlyList<Fault> WithoutNumbers(IReadOnlyList<Fault> tooMuch) =>
        [.. tooMuch.Select(fault => fault with { Expected = "no more than the unit has that no other share holds: ask its lead" })];

    /// <summary>The refusal of lists that hold less than the shares of the unit do; null if they hold enough.</summary>
    /// <param name="at">The JSON pointer of the content; empty if it is all of the body.</param>
    /// <param name="shares">The shares of the unit that are proposed or confirmed.</param>
    public static Refusal? LessThanShares(PledgeContent content, string at, IReadOnlyList<Share> shares)
    {
        var held = Sums(PartsOf(content));
        IReadOnlyList<Fault> faults =
        [
            .. from part in shares.SelectMany(share => PartsOf(share).Select(part => (part.List, part.Name, part.Amount, share.Id)))
               group part by (part.List, part.Name)
               into parts
               let sum = parts.Sum(part => part.Amount)
               where sum > held.GetValueOrDefault(parts.Key.Name)
               select Fault.At(
                   $"{at}{parts.Key.List}", "less-than-shares",
                   $"{sum} or more ({parts.Key.Name}): what {string.Join(", ", parts.Where(part => part.Amount > 0).Select(part => part.Id))} holds",
                   $"{held.GetValueOrDefault(parts.Key.Name)}"),
        ];
        return faults.Count == 0 ? null : new("less-than-shares", "The lists hold less than other states are to bring of the unit.", faults);
    }

    private static IEnumerable<PledgeContent> ListsOf(Pledge pledge) => pledge.Revision is { } revision ? [pledge, revision.Content] : [pledge];

    private static Dictionary<string, int> Sums(IEnumerable<Part> parts) =>
        parts.GroupBy(part => part.Name, part => part.Amount).ToDictionary(same => same.Key, same => same.Sum());

    private static IEnumerable<Part> PartsOf(ShareContent content) =>
        PartsOf(content.Personnel, content.MajorEquipment.Select(line => (line.Category, line.Lease, line.Quantity)));

    private static IEnumerable<Part> PartsOf(PledgeContent content) =>
        PartsOf(content.Personnel ?? [], (content.MajorEquipment ?? []).Select(line => (line.Category, line.Lease, line.Quantity)));

    private static IEnumerable<Part> PartsOf(IEnumerable<PersonnelLine> personnel, IEnumerable<(string Category, Lease Lease, int Quantity)> equipment) =>
    [
        .. personnel.SelectMany((line, index) => new[]
        {
            new Part("/personnel", $"/personnel/{index}/men", $"men, {line.RankGroup.Code()}", line.Men),
            new Part("/personnel", $"/personnel/{index}/women", $"women, {line.RankGroup.Code()}", line.Women),
        }),
        .. equipment.Select((line, index) => new Part(
            "/majorEquipment", $"/majorEquipment/{index}/quantity", $"{line.Category}, {line.Lease.Code()}", line.Quantity)),
    ];

    /// <param name="List">The JSON pointer of its list.</param>
    /// <param name="At">The JSON pointer of its number.</param>
    /// <param name="Name">Whose or which, the same for the same part of any list.</param>
    private sealed record Part(string List, string At, string Name, int Amount);
}
