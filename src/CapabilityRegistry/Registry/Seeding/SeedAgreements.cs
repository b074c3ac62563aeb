using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Agreements;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports agreements on the rapid deployment level.</summary>
public sealed class SeedAgreements(AgreementStore agreements, PledgeStore pledges, SurStore surs, EventLog log, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = new List<Agreement>();
        foreach (var row in rows)
        {
            all.Add(await Of(row, change.By));
        }

        await agreements.Add(all, change);
        await keys.Reserve(all.Select(agreement => agreement.Id));
    }

    private async Task<Agreement> Of(CsvRow row, Caller caller)
    {
        var agreement = new Agreement
        {
            Id = row.Text("id"),
            Version = 1,
            Pledge = row.Text("pledge"),
            Contributor = row.Text("pledge").Split('-')[0],
            Sur = row.Text("sur"),
            SignedOn = row.Day("signed_on"),
            Until = row.OptionalDay("until"),
            ResponseDays = row.Number("response_days"),
            Reference = row.Text("reference"),
            Variations = [.. row.Lines("variations", 3).Select(part => new AgreedVariation { Item = part[0], AgreedBy = part[1], Reference = part[2] })],
            Source = row.Text("source"),
        };
        var (pledge, sur) = (await pledges.Find(agreement.Pledge, caller), await surs.Find(agreement.Sur, caller));
        return row.Checked(agreement, AgreementChecks.Faults(agreement, pledge, sur, log.Today));
    }
}
