using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Shares;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports which parts of joint units partners bring.</summary>
public sealed class SeedShares(ShareUpdate shares, PledgeStore pledges, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var units = (await pledges.OfKeys([.. rows.Select(row => row.Text("pledge"))], change.By)).ToDictionary(pledge => pledge.Id);
        var all = new List<Share>();
        foreach (var row in rows)
        {
            var pledge = units.GetValueOrDefault(row.Text("pledge")) ?? throw row.Wrong("pledge", "the key of a pledge", row.Text("pledge"));
            var share = Of(row, pledge);
            all.Add(row.Checked(share, Faults(share, pledge, [.. all.Where(other => other.Pledge == pledge.Id && other.IsHeld)])));
        }

        await shares.AddAll(all, change);
        await keys.Reserve(all.Select(share => share.Id));
    }

    private static IEnumerable<Fault> Faults(Share share, Pledge pledge, IReadOnlyList<Share> others) =>
        ShareChecks.Faults(share).Concat(ShareChecks.MoreThanTheUnitHas(share, pledge, others));

    private static Share Of(CsvRow row, Pledge pledge) => new()
    {
        Id = row.Text("id"),
        Version = 1,
        Pledge = pledge.Id,
        Lead = pledge.Contributor,
        Contributor = row.Text("contributor"),
        Status = row.Code<ShareStatus>("status"),
        Personnel = Cells.Personnel(row) ?? [],
        MajorEquipment =
        [
            .. row.Lines("major_equipment", 3).Select(cells => new SharedEquipment
            {
                Category = cells[0],
                Quantity = row.Number("major_equipment", cells[1]),
                Lease = row.Code<Lease>("major_equipment", cells[2]),
            }),
        ],
        ProposedOn = row.Day("proposed_on"),
        ConfirmedOn = row.OptionalDay("confirmed_on"),
        Source = row.Text("source"),
    };
}
