using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>The table of rights in SECURITY.md is the one in the code.</summary>
public sealed class RightsTableTests
{
    [Fact]
    public void SECURITY_md_shows_the_table_of_rights_that_is_in_force() => Repository.HoldsSection("SECURITY.md", "rights", Table());

    [Fact]
    public void SECURITY_md_shows_which_fields_are_left_out_for_whom() => Repository.HoldsSection("SECURITY.md", "redactions", LeftOut());

    private static string LeftOut() => string.Join('\n',
    [
        "| object | fields | left out for |",
        "|---|---|---|",
        .. Redactions.Table.Select(redaction => $"| {redaction.Object} | {string.Join(", ", redaction.Fields)} | {redaction.HiddenFrom} |"),
    ]);

    private static string Table()
    {
        var roles = Enum.GetValues<Role>();
        string[] lines =
        [
            $"| right | to | {string.Join(" | ", roles.Select(role => role.Code()))} |",
            $"|---|---|{string.Concat(Enumerable.Repeat("---|", roles.Length))}",
            .. Rights.Table.Select(grant => $"| {grant.Right} | {grant.Text} | {string.Join(" | ", roles.Select(role => Cell(grant, role)))} |"),
        ];
        return string.Join('\n', lines);
    }

    private static string Cell(Grant grant, Role role) => !grant.Roles.Contains(role) ? "" : grant.ReachOf(role) switch
    {
        StatesReached.EveryState => "of every state",
        StatesReached.OwnState => "of its own state",
        StatesReached.OwnStateIfBound => "of its state, if bound to one",
        StatesReached.OtherStates => "of other states",
        _ => "yes",
    };
}
