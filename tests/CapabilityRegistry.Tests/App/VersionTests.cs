using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.App;

public sealed class VersionTests
{
    private static readonly string Stated =
        Regex.Match(File.ReadAllText(Repository.PathOf("Directory.Build.props")), "<Version>(.+)</Version>").Groups[1].Value;

    [Fact]
    public async Task The_assemblies_the_document_and_every_answer_tell_the_version_that_is_stated_once()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var document = (await app.As(null).Get("/openapi/v1.json")).Is(HttpStatusCode.OK);
        var refused = (await app.As(null).Get("/v1/pledges")).Is(HttpStatusCode.Unauthorized);

        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?$", Stated);
        Assert.Equal(Stated, RegistryVersion.Text);
        Assert.All([typeof(Program), typeof(Need)], type =>
            Assert.Equal(Stated, type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion));
        Assert.Equal(Stated, (string?)document.Body["info"]!["version"]);
        Assert.Equal(Stated, document.Headers["Registry-Version"]);
        Assert.Equal(Stated, refused.Headers["Registry-Version"]);
    }

    [Fact]
    public void The_list_of_changes_has_the_version() =>
        Assert.Matches($@"(?m)^## \[{Regex.Escape(Stated)}\]", File.ReadAllText(Repository.PathOf("CHANGELOG.md")));
}
