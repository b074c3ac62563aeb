using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>Digests in the database. A caller finds their own; who oversees access finds all.</summary>
public sealed class DigestStore(Work work)
{
    public static readonly ListOrders<Digest> Orders = new("id", digest => digest.Id);

    /// <summary>The digest of a login, an ended one too.</summary>
    public async Task<DigestDelivery?> Of(string login) => (await work.Find<Row>(Sql.ByLogin, new { Login = login }))?.ToDelivery();

    public async Task<DigestDelivery?> Find(string id, Caller caller) =>
        (await work.Find<Row>(Sql.ById.Where((!SeesAll(caller), Sql.Own)), new { Id = id, Login = caller.Name }))?.ToDelivery();

    public async Task<DigestDelivery?> Find(string id) => (await work.Find<Row>(Sql.ById.Where(), new { Id = id }))?.ToDelivery();

    public async Task<IReadOnlyList<Digest>> List(PageQuery page, Caller caller)
    {
        var rows = await work.First<Row>(
            Orders.Sorted(Sql.Page.Where((!SeesAll(caller), Sql.Own)), page), new { After = Orders.PlaceOf(page)?.Key, page.Take, Login = caller.Name });
        return [.. rows.Select(row => row.ToDelivery().Digest)];
    }

    public Task<int> Count(Caller caller) => work.Find<int>(Sql.Count.Where((!SeesAll(caller), Sql.Own)), new { Login = caller.Name });

    /// <summary>Those of which a mail is due, the longest due first.</summary>
    public async Task<IReadOnlyList<DigestDelivery>> Due(DateTimeOffset now, int most) =>
        [.. (await work.First<Row>(Sql.Due, new { Now = now, Take = most })).Select(row => row.ToDelivery())];

    /// <returns>False if the login has one already.</returns>
    public Task<bool> TryAdd(DigestDelivery added) => work.TryAdd(Sql.Insert, Row.Of(added));

    /// <summary>Writes a new version over the one before.</summary>
    /// <returns>False if somebody changed it in between.</returns>
    public async Task<bool> Save(DigestDelivery changed) => await work.Change(Sql.Update, Row.Of(changed)) == 1;

    /// <summary>Takes the turn for an attempt.</summary>
    /// <returns>False if another process has it, or the digest is another by now.</returns>
    public async Task<bool> Claim(DigestDelivery begun) => await work.Change(Sql.Claim, Row.Of(begun)) == 1;

    /// <summary>Writes what came of an attempt, unless the digest has changed meanwhile.</summary>
    public async Task<bool> Settle(DigestDelivery ended) => await work.Change(Sql.Settle, Row.Of(ended)) == 1;

    private static bool SeesAll(Caller caller) => caller.Role is Role.Auditor or Role.Administrator;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Login { get; init; } = "";

        public string Person { get; init; } = "";

        public string Role { get; init; } = "";

        public string? Contributor { get; init; }

        public string? Address { get; init; }

        public string Language { get; init; } = "";

        public string Rhythm { get; init; } = "";

        public string Status { get; init; } = "";

        public DateTimeOffset SubscribedAt { get; init; }

        public DateOnly? MailedOn { get; init; }

        public int Turn { get; init; }

        public DateOnly? ClaimedOn { get; init; }

        public int Tries { get; init; }

        public DateTimeOffset? TryAt { get; init; }

        public int Rejections { get; init; }

        public DateOnly? AskedOn { get; init; }

        public int Asked { get; init; }

        /// <summary>What a change goes on from.</summary>
        public int WasVersion => Version - 1;

        public int WasTurn => Turn - 1;

        public static Row Of(DigestDelivery delivery) => new()
        {
            Id = delivery.Digest.Id,
            Version = delivery.Digest.Version,
            Login = delivery.Digest.Login,
            Person = delivery.Digest.Person,
            Role = delivery.Digest.Role.Code(),
            Contributor = delivery.Digest.Contributor,
            Address = delivery.Digest.Address,
            Language = delivery.Digest.Language.Code(),
            Rhythm = delivery.Digest.Rhythm.Code(),
            Status = delivery.Digest.Status.Code(),
            SubscribedAt = delivery.Digest.SubscribedAt,
            MailedOn = delivery.Digest.MailedOn,
            Turn = delivery.Turn,
            ClaimedOn = delivery.ClaimedOn,
            Tries = delivery.Tries,
            TryAt = delivery.TryAt,
            Rejections = delivery.Rejections,
            AskedOn = delivery.AskedOn,
            Asked = delivery.Asked,
        };

        public DigestDelivery ToDelivery() => new()
        {
            Digest = new Digest
            {
                Id = Id,
                Version = Version,
                Login = Login,
                Person = Person,
                Role = Codes.Parse<Role>(Role),
                Contributor = Contributor,
                Address = Address,
                Language = Codes.Parse<DigestLanguage>(Language),
                Rhythm = Codes.Parse<DigestRhythm>(Rhythm),
                Status = Codes.Parse<DigestStatus>(Status),
                SubscribedAt = SubscribedAt,
                MailedOn = MailedOn,
            },
            Turn = Turn,
            ClaimedOn = ClaimedOn,
            Tries = Tries,
            TryAt = TryAt,
            Rejections = Rejections,
            AskedOn = AskedOn,
            Asked = Asked,
        };
    }

    private static class Sql
    {
        private const string Columns = """
            SELECT id, version, login, person, role, contributor, address, language, rhythm, status, subscribed_at, mailed_on,
                turn, claimed_on, tries, try_at, rejections, asked_on, asked
            FROM digest
            """;

        public const string Own = "AND login = @Login";

        public const string ByLogin = Columns + " WHERE login = @Login";

        public const string ById = Columns + " WHERE id = @Id /*and*/";

        public const string Page = Columns + " WHERE 1 = 1 /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM digest WHERE 1 = 1 /*and*/";

        public const string Due = Columns + " WHERE try_at <= @Now ORDER BY try_at, id";

        public const string Insert = """
            INSERT INTO digest (
                id, version, login, person, role, contributor, address, language, rhythm, status, subscribed_at, mailed_on,
                turn, claimed_on, tries, try_at, rejections, asked_on, asked)
            VALUES (
                @Id, @Version, @Login, @Person, @Role, @Contributor, @Address, @Language, @Rhythm, @Status, @SubscribedAt, @MailedOn,
                @Turn, @ClaimedOn, @Tries, @TryAt, @Rejections, @AskedOn, @Asked)
            """;

        public const string Update = """
            UPDATE digest SET version = @Version, person = @Person, role = @Role, contributor = @Contributor, address = @Address, language = @Language,
                rhythm = @Rhythm, status = @Status, subscribed_at = @SubscribedAt, turn = turn + 1, claimed_on = @ClaimedOn, tries = @Tries,
                try_at = @TryAt, rejections = @Rejections, asked_on = @AskedOn, asked = @Asked
            WHERE id = @Id AND version = @WasVersion
            """;

        public const string Claim = """
            UPDATE digest SET turn = @Turn, claimed_on = @ClaimedOn, tries = @Tries, try_at = @TryAt
            WHERE id = @Id AND version = @Version AND turn = @WasTurn
            """;

        public const string Settle = """
            UPDATE digest SET mailed_on = @MailedOn, try_at = @TryAt, rejections = @Rejections WHERE id = @Id AND version = @Version AND turn = @Turn
            """;
    }
}
