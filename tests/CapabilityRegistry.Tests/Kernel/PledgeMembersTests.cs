using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;

namespace CapabilityRegistry.Tests.Kernel;

public sealed class PledgeMembersTests
{
    [Theory]
    [InlineData("visit", """{"id":"AAV-00031","units":[{"pledge":"KAZ-00042"}]}""", "KAZ-00042")]
    [InlineData("pledge", """{"id":"KAZ-00042","partners":["BRA-00001","BRA-00002"],"noteVerbale":"KAZ-00043"}""", "KAZ-00042", "BRA-00001", "BRA-00002")]
    [InlineData(
        "requirement", """{"variations":[{"id":"VAR-00001","pledge":"KAZ-00042"},{"pledge":null}],"fulfilledBy":["BRA-00001"]}""", "KAZ-00042", "BRA-00001")]
    [InlineData(
        "match-run", """{"pinPrices":[{"pledge":{"pledge":"KAZ-00042","link":"/v1/pledges/KAZ-00042"}}],"request":{"previous":"RUN-00012"}}""", "KAZ-00042")]
    [InlineData("requirement", """{"sur":"SUR-00001","fulfilledBy":[]}""")]
    [InlineData("token", """{"name":"KAZ-00042","contributor":"KAZ"}""")]
    public void The_pledges_are_those_in_the_members_that_hold_keys_of_pledges(string kind, string json, params string[] keys) =>
        Assert.Equal(keys, PledgeMembers.Named(kind, json).Select(named => named.Id));

    [Theory]
    [InlineData("KAZ-00042", "KAZ-00042")]
    [InlineData("KAZ-00042, BRA-00001", "KAZ-00042", "BRA-00001")]
    [InlineData("none")]
    [InlineData("RUN-00012, L2")]
    [InlineData("serves with KAZ-00042")]
    public void A_list_of_pledges_is_read_as_the_criteria_write_it(string value, params string[] keys) =>
        Assert.Equal(keys, DisclosedObject.PledgesListed(value).Select(named => named.Id));

    [Theory]
    [InlineData("KAZ-00042", true)]
    [InlineData("KAZ-123456789", true)]
    [InlineData("AAV-00031", false)]
    [InlineData("STMT-00001", false)]
    [InlineData("KAZ-0004x", false)]
    [InlineData("KAZ-", false)]
    [InlineData("L2", false)]
    public void The_key_of_an_object_of_a_state_begins_with_the_code_of_the_state(string key, bool isOfState) =>
        Assert.Equal(isOfState, KeyScopes.IsOfState(key));
}
