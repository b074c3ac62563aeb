using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>
/// Goes through every operation of the document with requests that fit it and with thousands that do not. Whatever is
/// sent, the answer must be one that the document declares, and a refused request must leave no trace.
/// </summary>
public sealed class DocumentWalkTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;

    [Theory, EachEngine]
    public async Task Whatever_is_sent_the_answer_is_one_that_the_document_declares(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        var walk = await DocumentWalker.Through(app, new Random(Seed));

        foreach (var operation in walk.Document.Operations)
        {
            await walk.CheckOperation(operation);
        }

        output.WriteLine($"{walk.Requests} requests to {walk.Document.Operations.Count} operations");
        Assert.True(walk.Complaints.Count == 0, $"{walk.Complaints.Count} complaints\n{string.Join("\n\n", walk.Complaints.Take(40))}");
        Assert.True(walk.Requests >= 2_000, $"only {walk.Requests} requests");
    }
}
