using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using CapabilityRegistry.ForceGeneration.Invitations;
using CapabilityRegistry.Planning.Runs.Weights;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Digests;
using CapabilityRegistry.Registry.Agreements;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Individuals;
using CapabilityRegistry.Registry.Investigations;
using CapabilityRegistry.Registry.Pledges;
using CapabilityRegistry.Registry.Policies.Terms;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>
/// A text that the document allows fits its column on SQL Server, where NVARCHAR(n) holds n halves of surrogate pairs: twice its longest text.
/// </summary>
public sealed class ColumnWidthTests
{
    // The names of those who act, from tokens and, with a prefix, from a provider.
    private const int LongestActor = 90 + 5;

    // Said by its pattern, of which a test of attaching holds the longest name.
    private const int LongestFileName = 200;

    private static (string Column, Type Type, string Property)[] Said =>
    [
        ("access_token.name", typeof(CreateTokenRequest), nameof(CreateTokenRequest.Name)),
        ("access_token.person", typeof(CreateTokenRequest), nameof(CreateTokenRequest.Person)),
        ("agreement.ended_for", typeof(EndAgreementRequest), nameof(EndAgreementRequest.Reason)),
        ("pledge_condition.agreed_by", typeof(MeetConditionRequest), nameof(MeetConditionRequest.AgreedBy)),
        ("pledge_condition.reference", typeof(MeetConditionRequest), nameof(MeetConditionRequest.Reference)),
        ("pledge_condition.dropped_for", typeof(DropConditionRequest), nameof(DropConditionRequest.Reason)),
        ("vetting.grounds", typeof(ClearVettingRequest), nameof(ClearVettingRequest.Grounds)),
        ("vetting.grounds", typeof(BarVettingRequest), nameof(BarVettingRequest.Grounds)),
        ("investigation.conclusion", typeof(CloseInvestigationRequest), nameof(CloseInvestigationRequest.Conclusion)),
        ("individual_pledge.decline_note", typeof(DeclineIndividualPledgeRequest), nameof(DeclineIndividualPledgeRequest.Note)),
        ("recognition.ended_for", typeof(EndRecognitionRequest), nameof(EndRecognitionRequest.Reason)),
        ("deficiency.code", typeof(ReportedDeficiency), nameof(ReportedDeficiency.Code)),
        ("deficiency.reference", typeof(ReportedDeficiency), nameof(ReportedDeficiency.Reference)),
        ("digest.address", typeof(SubscribeDigestRequest), nameof(SubscribeDigestRequest.Address)),
        ("event.reason", typeof(RaisePledgeRequest), nameof(RaisePledgeRequest.Reason)),
        ("mission_strength.reference", typeof(AuthoriseStrengthRequest), nameof(AuthoriseStrengthRequest.Reference)),
        ("mission_strength.note", typeof(AuthoriseStrengthRequest), nameof(AuthoriseStrengthRequest.Note)),
        ("mission_strength.source", typeof(AuthoriseStrengthRequest), nameof(AuthoriseStrengthRequest.Source)),
        ("match_weights.reason", typeof(StateMatchWeightsRequest), nameof(StateMatchWeightsRequest.Reason)),
        ("invitation.reason", typeof(InviteStateRequest), nameof(InviteStateRequest.Reason)),
        ("invitation.answer", typeof(DeclineInvitationRequest), nameof(DeclineInvitationRequest.Reason)),
        ("invitation.decision", typeof(ReleaseInvitationRequest), nameof(ReleaseInvitationRequest.Reason)),
        ("deployment.ending", typeof(ReturnUnitRequest), nameof(ReturnUnitRequest.Reason)),
        ("policy_term.revoked_for", typeof(RevokePolicyTermRequest), nameof(RevokePolicyTermRequest.Reason)),
    ];

    // What nobody sends: the facts of the catalogue and of imports, which the seed writes and a test reads back, and what the program works out.
    private static readonly string[] OfTheProgram =
    [
        "*.source", "*.search_name", "*.weights", "unit_type.women_target_source", "unit_type.name", "equipment_category.name",
        "self_sustainment_category.name", "capability_attribute.name", "training_course.name", "training_centre.name", "women_category.name",
        "mission.name", "mission.location", "contributor.name", "organisation.name", "checklist.name", "checklist_item.name", "attached_file.name",
        // Of a row that may be wrong in every way no more is kept than fits.
        "import.name", "import_row.name", "import_row.external_id",
        "idempotency.location", "access_log.request_id", "cookie_key.name",
    ];

    private static readonly string[] Actors =
    [
        "event.actor", "event.person", "idempotency.caller", "access_log.actor", "pledge.submitted_by", "pledge.submitted_by_person",
        "visited_unit.assessor", "visited_unit.assessor_person", "paper.handed_in_by", "attached_file.attached_by", "sur_comparison.compared_by",
        "digest.login", "digest.person", "provider_login.login", "provider_login.person",
        "deficiency.reported_by", "evaluation.recorded_by", "match_weights.actor", "match_job.actor", "match_job.person", "invitation.invited_by",
        "invitation.answered_by", "invitation.decided_by", "deployment.opened_by", "deployment.ended_by", "import.actor", "import.person",
        "import.confirmed_by", "import.confirmed_by_person", "outcome_draft.saved_by", "outcome_draft.saved_by_person",
    ];

    private static readonly Dictionary<string, ColumnDefinition> Made = TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql")))
        .All<CreateTableStatement>()
        .SelectMany(table => table.Definition.ColumnDefinitions.Select(column => (Table: table.SchemaObjectName.BaseIdentifier.Value, Column: column)))
        .ToDictionary(each => $"{each.Table}.{each.Column.ColumnIdentifier.Value}", each => each.Column);

    private static readonly List<AlterTableAlterColumnStatement> Widened =
        [.. TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/migrations/0017_longer_texts.sqlserver.sql"))).All<AlterTableAlterColumnStatement>()
            // Columns of tables that were made anew since.
            .Where(column => Made.ContainsKey(NameOf(column)))];

    private static readonly Dictionary<string, DataTypeReference> OnSqlServer = new(
        Made.ExceptBy(Widened.Select(NameOf), each => each.Key).Select(each => KeyValuePair.Create(each.Key, each.Value.DataType))
            .Concat(Widened.Select(each => KeyValuePair.Create(NameOf(each), each.DataType))));

    /// <summary>What an object holds that is stored as it is, and what a request says that is stored in another object or table.</summary>
    private static readonly (string Column, PropertyInfo Text)[] Texts =
        [.. Stored(), .. Said.Select(each => (each.Column, each.Type.GetProperty(each.Property)!))];

    [Fact]
    public void Every_text_fits_its_column_whatever_its_characters()
    {
        Assert.Contains("pledge.note_verbale", Texts.Select(text => text.Column));
        Assert.All(Texts, text => Assert.InRange(
            Width(text.Column), 2 * text.Text.GetCustomAttribute<StringLengthAttribute>()!.MaximumLength, 4_000));
    }

    [Fact]
    public void What_an_object_holds_is_not_listed_besides() => Assert.Empty(Said.Select(each => each.Column).Intersect(Stored().Select(each => each.Column)));

    [Fact]
    public void No_longer_column_is_forgotten_here()
    {
        string[] listed = [.. Texts.Select(text => text.Column), .. Actors, .. OfTheProgram];

        var longer = Made.Where(
            each => HasWidth(each.Value.DataType) && Width(each.Key) > 80);
        Assert.Equal([], longer.Select(each => each.Key).Except(listed)
            .Where(column => !listed.Contains("*" + column[column.IndexOf('.', StringComparison.Ordinal)..])));
        Assert.Equal([], listed.Where(column => column[0] != '*').Except(Made.Keys));
    }

    [Fact]
    public void Every_name_of_a_file_fits_its_column() => Assert.InRange(Width("attached_file.name"), 2 * LongestFileName, 4_000);

    [Fact]
    public void Every_name_of_somebody_who_acts_fits_its_column() => Assert.All(Actors, column => Assert.InRange(Width(column), 2 * LongestActor, 4_000));

    [Fact]
    public void A_column_is_widened_and_otherwise_stays_as_it_was()
    {
        Assert.True(Widened.Count > 20, $"{Widened.Count}");

        Assert.All(Widened, column =>
        {
            Assert.True(Length(column.DataType) > Length(Made[NameOf(column)].DataType), NameOf(column));
            var mayBeNull = Made[NameOf(column)].Constraints.OfType<NullableConstraintDefinition>().Single().Nullable;
            Assert.Equal(mayBeNull ? AlterTableAlterColumnOption.Null : AlterTableAlterColumnOption.NotNull, column.AlterTableAlterColumnOption);
        });
    }

    private static IEnumerable<(string Column, PropertyInfo Text)> Stored() =>
        from store in typeof(Program).Assembly.GetTypes()
        from field in store.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Table<>) && field.Name == "Table"
        let table = (string)field.FieldType.GetProperty(nameof(Table<object>.Name))!.GetValue(field.GetValue(null))!
        from member in field.FieldType.GetGenericArguments()[0].GetProperties()
        let column = $"{table}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)}"
        where member.IsDefined(typeof(StringLengthAttribute)) && HasWidth(Made[column].DataType)
        select (column, member);

    private static bool HasWidth(DataTypeReference type) => type is ParameterizedDataTypeReference { Parameters: [IntegerLiteral] };

    private static int Width(string column) => Length(OnSqlServer[column]);

    private static int Length(DataTypeReference type) =>
        int.Parse(((ParameterizedDataTypeReference)type).Parameters[0].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string NameOf(AlterTableAlterColumnStatement column) => $"{column.SchemaObjectName.BaseIdentifier.Value}.{column.ColumnIdentifier.Value}";
}
