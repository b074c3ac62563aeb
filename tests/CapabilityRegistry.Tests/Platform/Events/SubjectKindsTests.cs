using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Tests.Platform.Events;

public sealed class SubjectKindsTests
{
    [Fact]
    public void The_tables_of_kinds_know_the_same_kinds() =>
        Assert.Equal(PledgeMembers.Table.Keys.Order(), SubjectKinds.Table.Select(kind => kind.Name).Order());

    [Fact]
    public void A_view_of_a_kind_stands_in_the_table_of_redactions() =>
        Assert.Empty(SubjectKinds.Table.Select(kind => kind.View).OfType<string>().Except(Redactions.Table.Select(redaction => redaction.Object)));

    [Fact]
    public void Who_may_export_the_whole_log_may_read_every_kind()
    {
        var auditors = Rights.Table.Single(grant => grant.Right == Right.ReadAudit).Roles;

        Assert.All(auditors, role => Assert.Equal(SubjectKinds.Table.Count, SubjectKinds.ReadableBy(new Caller("anybody", role, null)).Count));
    }

    [Fact]
    public void A_token_that_is_not_good_for_reading_reads_no_events() =>
        Assert.Empty(SubjectKinds.ReadableBy(new Caller("writes only", Role.Planner, null) { Scopes = [TokenScope.Write] }));
}
