using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Contributors;

/// <summary>Member States and their memberships; the same for every caller.</summary>
public sealed class ContributorStore(Work work) : IContributors
{
    /// <summary>There are some two hundred: a list is read as a whole, and sorted and searched in memory.</summary>
    public async Task<IReadOnlyList<Contributor>> List(ContributorFilter filter)
    {
        var rows = await work.Query<Row>(Sql.List.Where(Conditions(filter)), new { filter.Region, filter.Organisation });
        return await WithMemberships([.. rows.Where(row => NameSearch.Finds(filter.Q, row.Name))]);
    }

    public async Task<Contributor?> Find(string id) =>
        await work.Find<Row>(Sql.ById, new { Id = id }) is { } row ? (await WithMemberships([row]))[0] : null;

    public async Task<bool> Has(string code) => await work.Find<int>(Sql.CountOf, new { Id = code }) == 1;

    public Task<IReadOnlyList<Organisation>> Organisations() => work.Query<Organisation>(Sql.Organisations);

    /// <summary>The memberships of each state, whatever their dates.</summary>
    public async Task<ILookup<string, Membership>> Memberships() =>
        (await work.Query<MembershipRow>(Sql.Memberships)).ToLookup(row => row.Contributor, row => row.ToMembership());

    /// <summary>The region of each state.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Regions() =>
        (await work.Query<Row>(Sql.Regions)).ToDictionary(row => row.Id, row => row.Region);

    private static (bool, string)[] Conditions(ContributorFilter filter) =>
    [
        (filter.Region.IsGiven(), Sql.InRegion),
        (filter.Organisation.IsGiven(), Sql.InOrganisation),
    ];

    private async Task<IReadOnlyList<Contributor>> WithMemberships(IReadOnlyList<Row> rows)
    {
        var memberships = (await work.Query<MembershipRow>(Sql.MembershipsOf, new { Ids = rows.Select(row => row.Id) })).ToLookup(row => row.Contributor);
        return [.. rows.Select(row => row.ToContributor([.. memberships[row.Id].Select(each => each.ToMembership())]))];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string M49 { get; init; } = "";

        public string Name { get; init; } = "";

        public string Region { get; init; } = "";

        public string Certainty { get; init; } = "";

        public string Source { get; init; } = "";

        public Contributor ToContributor(IReadOnlyList<Membership> memberships) =>
            new() { Id = Id, M49 = M49, Name = Name, Region = Region, Memberships = memberships, Certainty = Certainty, Source = Source };
    }

    private sealed record MembershipRow
    {
        public string Contributor { get; init; } = "";

        public string Organisation { get; init; } = "";

        public DateOnly? ValidFrom { get; init; }

        public DateOnly? ValidUntil { get; init; }

        public string Certainty { get; init; } = "";

        public string Source { get; init; } = "";

        public Membership ToMembership() =>
            new() { Organisation = Organisation, ValidFrom = ValidFrom, ValidUntil = ValidUntil, Certainty = Certainty, Source = Source };
    }

    private static class Sql
    {
        private const string Columns = "SELECT id, m49, name, region, certainty, source FROM contributor";

        public const string List = Columns + " WHERE 1 = 1 /*and*/ ORDER BY id";

        public const string InRegion = "AND region IN @Region";

        public const string InOrganisation =
            "AND EXISTS (SELECT 1 FROM membership AS m WHERE m.contributor = contributor.id AND m.organisation IN @Organisation)";

        public const string ById = Columns + " WHERE id = @Id";

        public const string CountOf = "SELECT COUNT(*) FROM contributor WHERE id = @Id";

        public const string Regions = "SELECT id, region FROM contributor ORDER BY id";

        public const string Organisations = "SELECT id, name, certainty, source FROM organisation ORDER BY id";

        public const string MembershipsOf = """
            SELECT contributor, organisation, valid_from, valid_until, certainty, source
            FROM membership
            WHERE contributor IN @Ids
            ORDER BY contributor, organisation, valid_from
            """;

        public const string Memberships = """
            SELECT contributor, organisation, valid_from, valid_until, certainty, source
            FROM membership
            ORDER BY contributor, organisation, valid_from
            """;
    }
}
