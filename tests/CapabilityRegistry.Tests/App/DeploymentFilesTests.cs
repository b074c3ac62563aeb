using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace CapabilityRegistry.Tests.App;

/// <summary>What is handed to operators to run the registry in containers. No container runs here: it is read.</summary>
public sealed partial class DeploymentFilesTests
{
    private static readonly string[] Instances = ["registry-1", "registry-2"];

    [Fact]
    public void The_image_has_a_chiselled_base_no_root_and_no_shell_and_finds_all_that_it_copies()
    {
        var steps = Dockerfile();
        var final = steps.Skip(steps.FindLastIndex(step => step.Word == "FROM")).ToList();

        Assert.Contains("chiseled", final[0].Operands);
        Assert.Equal("$APP_UID", final.Single(step => step.Word == "USER").Operands);
        Assert.StartsWith("[\"dotnet\", ", final.Single(step => step.Word == "ENTRYPOINT").Operands);
        Assert.DoesNotContain(final, step => step.Word == "RUN");
        var copied = steps.Where(step => step.Word == "COPY" && !step.Operands.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(step => step.Operands.Split(' ').SkipLast(1)).ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied, source => Assert.True(Path.Exists(Repository.PathOf(source)), source));
        Assert.Empty(steps.Select(step => step.Word).Except(["FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "EXPOSE", "ENTRYPOINT"]));
    }

    [Fact]
    public void Two_instances_stand_behind_a_proxy_with_TLS_whom_alone_they_believe_and_may_write_nothing()
    {
        var compose = Yaml("compose.yaml");
        var services = compose["services"];

        foreach (var name in Instances)
        {
            var instance = services[name];
            Assert.Equal("true", Text(instance["read_only"]));
            Assert.Equal("ALL", Text(instance["cap_drop"][0]));
            Assert.Equal("true", Text(instance["environment"]["Access__BehindTlsProxy"]));
            Assert.Equal(Text(services["proxy"]["networks"]["inside"]["ipv4_address"]), Text(instance["environment"]["Access__KnownProxies__0"]));
            Assert.Equal("Storage__ConnectionString", Text(instance["secrets"][0]["target"]));
            Assert.Contains($"server {name}:8080", File.ReadAllText(Repository.PathOf("deploy/nginx.conf")));
        }

        Assert.All(["database", "proxy"], name => Assert.NotEmpty(((YamlSequenceNode)services[name]["healthcheck"]["test"]).Children));
        Assert.Equal("443:443", Text(services["proxy"]["ports"][0]));
        Assert.DoesNotMatch(Password(), File.ReadAllText(Repository.PathOf("compose.yaml")));
        Assert.All(((YamlMappingNode)compose["secrets"]).Children.Values, secret => Assert.StartsWith("./secrets/", Text(secret["file"])));
        Assert.Contains("secrets/", File.ReadAllLines(Repository.PathOf(".gitignore")));
    }

    [Fact]
    public void The_database_is_made_with_what_the_registry_demands_of_it() => Assert.Contains(
        "READ_COMMITTED_SNAPSHOT ON", Text(Yaml("compose.yaml")["services"]["prepare"]["entrypoint"][2]));

    [Fact]
    public void The_workflow_runs_the_whole_suite_with_a_SQL_Server()
    {
        var job = Yaml(".github/workflows/sql-server.yaml")["jobs"]["tests"];

        Assert.Equal(Text(Yaml("compose.yaml")["services"]["database"]["image"]), Text(job["services"]["database"]["image"]));
        Assert.StartsWith("Server=127.0.0.1;", Text(job["env"][EachEngineAttribute.Variable]));
        Assert.Contains("dotnet test", ((YamlSequenceNode)job["steps"]).Children.OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run")).Select(step => Text(step["run"])));
    }

    [Fact]
    public void What_is_no_YAML_is_seen() => Assert.ThrowsAny<YamlException>(() => Read("services: [one, two"));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static YamlNode Yaml(string path) => Read(File.ReadAllText(Repository.PathOf(path)));

    // With what is merged into a mapping (<<: *registry) put into its place.
    private static YamlNode Read(string text)
    {
        var merged = new MergingParser(new Parser(new StringReader(text)));
        var plain = new SerializerBuilder().Build().Serialize(new DeserializerBuilder().Build().Deserialize<object>(merged));
        var stream = new YamlStream();
        stream.Load(new StringReader(plain));
        return stream.Documents[0].RootNode;
    }

    private static List<(string Word, string Operands)> Dockerfile() =>
    [
        .. File.ReadAllText(Repository.PathOf("Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 2)).Select(words => (words[0], words[1])),
    ];

    [GeneratedRegex("(?i)password(=|: )[^\"$ {]")]
    private static partial Regex Password();
}
