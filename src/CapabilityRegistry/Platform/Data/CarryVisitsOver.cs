using System.Data;
using CapabilityRegistry.Kernel;
using Dapper;
using DbUp.Engine;

namespace CapabilityRegistry.Platform.Data;

/// <summary>A migration that SQL cannot express: visits from before a visit could have several units, each with its one unit in JSON.</summary>
public sealed class CarryVisitsOver : IScript
{
    /// <summary>Its place among the scripts.</summary>
    public const string Name = "0031_carry_visits_over";

    public string ProvideScript(Func<IDbCommand> dbCommandFactory)
    {
        TypeHandlers.Register();
        using var command = dbCommandFactory();
        var connection = command.Connection!;
        var visits = connection.Query<VisitBefore>(
            """
            SELECT id, version, pledge, contributor, kind, planned_on, status, visited_on, report, assessor, assessor_person, source
            FROM visit_before ORDER BY id
            """,
            transaction: command.Transaction).ToList();
        connection.Execute(
            """
            INSERT INTO visit (id, version, contributor, kind, mode, planned_on, status, team, units, source)
            VALUES (@Id, @Version, @Contributor, @Kind, 'in-person', @PlannedOn, @StatusOfVisit, '[]', @Units, @Source)
            """,
            visits,
            command.Transaction);
        connection.Execute(
            """
            INSERT INTO visited_unit (visit, pledge, contributor, kind, mode, planned_on, status, visited_on, assessor, assessor_person)
            VALUES (@Id, @Pledge, @Contributor, @Kind, 'in-person', @PlannedOn, @Status, @VisitedOn, @Assessor, @AssessorPerson)
            """,
            visits,
            command.Transaction);
        connection.Execute("DROP TABLE visit_before", transaction: command.Transaction);
        return "";
    }

    private sealed record VisitBefore
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Pledge { get; init; } = "";

        public string Contributor { get; init; } = "";

        public string Kind { get; init; } = "";

        public DateOnly PlannedOn { get; init; }

        public string Status { get; init; } = "";

        public DateOnly? VisitedOn { get; init; }

        public string? Report { get; init; }

        public string? Assessor { get; init; }

        public string? AssessorPerson { get; init; }

        public string? Source { get; init; }

        public string StatusOfVisit => VisitedOn is null ? "scheduled" : "ended";

        public string Units => Json.Write(new[]
        {
            new { Pledge, Result = VisitedOn is null ? null : Status, VisitedOn, Report, Checklists = Array.Empty<string>(), Assessor, AssessorPerson },
        });
    }
}
