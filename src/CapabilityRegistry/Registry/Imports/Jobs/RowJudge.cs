using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Imports.Sheets;
using CapabilityRegistry.Registry.Pledges;
using CapabilityRegistry.Registry.Pledges.Bulk;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>
/// Carries out what rows ask for, each object as its own operation would, after it was held against the document as a request is: so rights, codes, four eyes
/// and events are the same. Whether that is a trial is for whoever asks: nothing is committed here.
/// </summary>
public sealed class RowJudge(
    Work work, EventLog log, Contracts contracts, CatalogueStore catalogue, PledgeStore pledges, PledgeRows pledgeRows, RequirementStore requirements,
    RequirementRows requirementRows)
{
    private static readonly string[] PledgeMembers = MembersOf(typeof(PledgeContent));
    private static readonly string[] RequirementMembers = MembersOf(typeof(RequirementContent));

    /// <param name="kind">What the rows are about.</param>
    /// <param name="items">Objects with their rows.</param>
    /// <param name="said">Of earlier rows: by its key, in which row each object stands. What these rows are about is added.</param>
    /// <param name="before">The key of an earlier import of the same file that was carried out; null if there is none.</param>
    /// <param name="caller">In whose name.</param>
    /// <param name="apart">Whether what is refused is undone, so that the others can be committed.</param>
    /// <param name="done">Told after each object how many rows it has.</param>
    internal async Task<IReadOnlyList<ImportRow>> Judge(
        ImportJob import, ImportKind kind, IReadOnlyList<ImportItem> items, Dictionary<string, int> said, string? before, Caller caller, bool apart,
        Action<int>? done = null)
    {
        var (rows, codes) = (new List<ImportRow>(), await catalogue.Codes());
        var known = kind == ImportKind.Requirements ? await Requirements(items) : await Pledges(items, caller);
        foreach (var item in items)
        {
            rows.AddRange(RowsOf(import, item, await Outcome(kind, item, known(item), codes, said, before, caller, apart)));
            done?.Invoke(item.Rows.Count);
        }

        return rows;
    }

    private async Task<ItemOutcome> Outcome(
        ImportKind kind, ImportItem item, IVersioned? found, CatalogueCodes codes, Dictionary<string, int> said, string? before, Caller caller, bool apart)
    {
        if (item.Faults.Count > 0)
        {
            return ItemOutcome.Refused(found, item.Faults);
        }

        if (found is null && (item.Key is not null || kind == ImportKind.Equipment))
        {
            return ItemOutcome.Refused(null, [Fault(item, "unknown-object", "the key or the external id of one that is there", Named(item), HeadingOf(item))]);
        }

        if (found is not null && !said.TryAdd(found.Id, item.Rows[0].Number))
        {
            return ItemOutcome.Refused(found, [RowFault.Repeated(item.Rows[0].Number, said[found.Id])]);
        }

        if (found is null && item.ExternalId is null && before is not null)
        {
            return ItemOutcome.Refused(null, [Fault(
                item, "imported-before", $"a key or an external id, because the same file was carried out as {before}", "neither", null)]);
        }

        var shown = found is null ? null : Members(found, kind == ImportKind.Requirements ? RequirementMembers : PledgeMembers);
        var body = Sheet.Of(kind).Body(item, shown, codes);
        var name = (string?)(body.Json["unitName"] as JsonValue ?? shown?["unitName"] ?? body.Json["unitType"] as JsonValue)?.ToString();
        var (events, marked) = (log.Pending, apart);
        if (marked)
        {
            await work.Mark();
        }

        var outcome = (await Carried(kind, found, shown, body, caller)) with { Name = name };
        if (marked && outcome.Result is ImportResult.Refused)
        {
            log.BackTo(events);
            await work.BackToMark();
        }

        return outcome;
    }

    private async Task<ItemOutcome> Carried(ImportKind kind, IVersioned? found, JsonObject? shown, ItemBody body, Caller caller)
    {
        using var json = JsonSerializer.SerializeToDocument(body.Json, Json.Options);
        var contract = await contracts.Named((kind, found) switch
        {
            (ImportKind.Requirements, null) => nameof(DraftRequirement),
            (ImportKind.Requirements, _) => nameof(EditRequirement),
            (_, null) => nameof(DraftPledge),
            _ => nameof(EditPledge),
        });
        IReadOnlyList<Fault> faults = [.. ShapeCheck.Of(json.RootElement, contract.Body!), .. body.Unsaid];
        if (faults.Count > 0)
        {
            return ItemOutcome.Refused(found, [.. faults.Select(fault => Placed(fault, body))]);
        }

        var plain = PlainJson.Of(json.RootElement, contract.ReadOnly);
        if (found is not null && new ReadOnlyMembers(plain.LeftOut).Faults<object>(found) is { Count: > 0 } differing)
        {
            return ItemOutcome.Refused(found, [.. differing.Select(fault => Placed(fault, body))]);
        }

        // An object that says the same already is not touched, in whatever status it is.
        var after = found switch
        {
            null => null,
            Requirement requirement => Members(ContentCopy.Onto(requirement, Read<RequirementContent>(plain)), RequirementMembers),
            _ => Members(ContentCopy.Onto((Pledge)found, Canonical(Read<PledgeContent>(plain))), PledgeMembers),
        };
        if (after is not null && (JsonNode.DeepEquals(after, shown) || IsProposed(found!, after)))
        {
            return new ItemOutcome(ImportResult.Unchanged, found!.Id, []);
        }

        var (step, result) = found switch
        {
            null when kind == ImportKind.Requirements => (ImportStep.Draft, await requirementRows.Draft(Read<DraftRequirementRequest>(plain), caller)),
            null => (ImportStep.Draft, await pledgeRows.Draft(Read<DraftPledgeRequest>(plain), caller)),
            Requirement requirement => (ImportStep.Edit, await requirementRows.Edit(requirement, Read<RequirementContent>(plain), caller)),
            Pledge pledge when pledge.Status.HoldsLevel() => (
                ImportStep.ProposeRevision, await pledgeRows.ProposeRevision(pledge, Read<PledgeContent>(plain), caller)),
            _ => (ImportStep.Edit, await pledgeRows.Edit((Pledge)found, Read<PledgeContent>(plain), caller)),
        };
        return Unwrapped(result) switch
        {
            Refused refused => ItemOutcome.Refused(found, [.. FaultsOf(refused.Refusal).Select(fault => Placed(OfContent(fault), body))]),
            IValueHttpResult { Value: IVersioned now } when found is null => new ItemOutcome(ImportResult.New, now.Id, []) { Step = step },
            IValueHttpResult { Value: IVersioned now } when now.Version == found.Version => new ItemOutcome(ImportResult.Unchanged, now.Id, []),
            IValueHttpResult { Value: IVersioned now } => new ItemOutcome(ImportResult.Changed, now.Id, [])
            {
                Step = step, Changes = ChangesOf.Members(kind, shown!, after!),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Handed in again, the list that proposed it says nothing new.
    private static bool IsProposed(IVersioned found, JsonObject after) =>
        found is Pledge { Revision: { } revision } && JsonNode.DeepEquals(Members(revision.Content, PledgeMembers), after);

    // What a revision holds stands one level deeper than the cells of the row.
    private static Fault OfContent(Fault fault) =>
        fault.Pointer?.StartsWith("/content/", StringComparison.Ordinal) == true ? fault with { Pointer = fault.Pointer["/content".Length..] } : fault;

    private static PledgeContent Canonical(PledgeContent content) => content with { ExternalId = Registry.Pledges.Rules.ExternalId.Of(content.ExternalId) };

    private async Task<Func<ImportItem, IVersioned?>> Pledges(IReadOnlyList<ImportItem> items, Caller caller)
    {
        var byKey = (await pledges.OfKeys([.. items.Select(item => item.Key).OfType<string>()], caller)).ToDictionary(pledge => pledge.Id);
        var byReference = await pledges.OfExternalIds([.. items.Where(item => item.Key is null).Select(item => item.ExternalId).OfType<string>()], caller);
        return item => item switch
        {
            { Key: { } key } => byKey.GetValueOrDefault(key),
            { ExternalId: { } reference } => byReference(reference),
            _ => null,
        };
    }

    private async Task<Func<ImportItem, IVersioned?>> Requirements(IReadOnlyList<ImportItem> items)
    {
        var byKey = (await requirements.All([.. items.Select(item => item.Key).OfType<string>()])).ToDictionary(requirement => requirement.Id);
        return item => item.Key is { } key ? byKey.GetValueOrDefault(key) : null;
    }

    // Each row with its own faults; of an object with several rows, those that are right say that others are not.
    private static IEnumerable<ImportRow> RowsOf(ImportJob import, ImportItem item, ItemOutcome outcome) =>
        from row in item.Rows
        let own = outcome.Faults.Where(fault => fault.Row == row.Number).Select(fault => fault.Fault).ToList()
        select new ImportRow
        {
            Id = ImportRow.KeyOf(import.Id, row.Number),
            Number = row.Number,
            Result = outcome.Result,
            Written = import.Confirmed,
            // What was only tried has given its key back.
            About = outcome.Result == ImportResult.New && !import.Confirmed ? null : outcome.About,
            ExternalId = item.ExternalId is { } reference ? SafeExcerpt.Printable(reference, 99) : null,
            Name = outcome.Name is { } name ? SafeExcerpt.Printable(name, 199) : null,
            Step = outcome.Step,
            Changes = row == item.Rows[0] ? outcome.Changes : [],
            Faults = own.Count > 0 || outcome.Result != ImportResult.Refused ? own : [OfOtherRows(outcome.Faults[0].Row)],
        };

    private static ImportFault OfOtherRows(int row) => ImportFault.Of(
        Kernel.Fault.At("", "other-row-refused", "every row about the same object to be right", FormattableString.Invariant($"row {row}, which is refused")),
        null);

    private static RowFault Fault(ImportItem item, string code, string expected, string found, string? column) =>
        new(item.Rows[0].Number, ImportFault.Of(Kernel.Fault.At("", code, expected, found), column));

    private static RowFault Placed(Fault fault, ItemBody body)
    {
        var (row, column) = body.Where(fault);
        return new RowFault(row, ImportFault.Of(fault, column));
    }

    private static IReadOnlyList<Fault> FaultsOf(Refusal refusal) => refusal.Faults.Count > 0 ? refusal.Faults
        : [Kernel.Fault.At("", refusal.Code, "a change that nothing stands against", refusal.Detail)];

    private static string Named(ImportItem item) => (item.Key ?? item.ExternalId) is { } name ? SafeExcerpt.Short(name) : "nothing";

    private static string? HeadingOf(ImportItem item) => item.Layout is null ? null : item.Key is not null || item.ExternalId is null ? "Key" : "External id";

    private static JsonObject Members(object found, string[] members)
    {
        var all = JsonSerializer.SerializeToNode(found, found.GetType(), Json.Options)!.AsObject();
        foreach (var name in all.Select(member => member.Key).Except(members).ToList())
        {
            all.Remove(name);
        }

        return all;
    }

    private static string[] MembersOf(Type content) =>
        [.. Json.Options.GetTypeInfo(content).Properties.Where(member => member.Set is not null).Select(member => member.Name)];

    private static T Read<T>(PlainJson plain) => JsonSerializer.Deserialize<T>(plain.Json.Span, Json.Options)!;

    private static IResult Unwrapped(IResult result) => result is INestedHttpResult nested ? nested.Result : result;

    /// <summary>What comes of an object.</summary>
    /// <param name="About">Its key; null while it has none.</param>
    private sealed record ItemOutcome(ImportResult Result, string? About, IReadOnlyList<RowFault> Faults)
    {
        public string? Name { get; init; }

        public ImportStep? Step { get; init; }

        public IReadOnlyList<ImportChange> Changes { get; init; } = [];

        public static ItemOutcome Refused(IVersioned? found, IReadOnlyList<RowFault> faults) => new(ImportResult.Refused, found?.Id, faults);
    }
}
