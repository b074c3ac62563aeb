using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Routes;

/// <summary>
/// Everybody tries every endpoint, on an object of Kazakhstan and on one that is not there. What comes of it is the
/// committed matrix, and what the table of rights says.
/// </summary>
public sealed class AccessMatrixTests
{
    private const string Legend = """
        What everybody gets from every endpoint. Generated; to renew it run the tests with CAPABILITYREGISTRY_UPDATE=1.

        Objects: KAZ's is a pledge of Kazakhstan, what belongs to it, or what belongs to no state; nobody's is a key that does not exist.
        Callers: none, expired, revoked are tokens that open nothing; fp is a focal point, as an assessor, in an integrator, each of
        KAZ (the object's own state), of BRA (another state), of the United Nations or of any; read is a token for reading only.
        A star: the answer names a pledge of Kazakhstan.


        """;

    [Fact]
    public async Task Everybody_gets_from_every_endpoint_what_the_table_of_rights_says()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);

        var matrix = await AccessMatrix.Of(app);

        Assert.Empty(matrix.Complaints);
        Repository.Holds("tests/CapabilityRegistry.Tests/Conformance/Routes/access-matrix.txt", Legend + string.Join('\n', matrix.Lines) + "\n");
    }
}
