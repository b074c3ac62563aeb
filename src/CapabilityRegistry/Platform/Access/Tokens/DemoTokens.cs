using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>
/// Tokens that everybody knows, for trying the registry out. They exist only in the Development environment and
/// only while every listening address is loopback; see <see cref="RefuseIfReachable"/>.
/// </summary>
public sealed class DemoTokens(bool enabled)
{
    public const string Setting = "Access:DemoTokens";

    public static readonly IReadOnlyDictionary<string, Caller> All = new Dictionary<string, Caller>
    {
        ["demo-focal-point-kaz"] = new("demo-focal-point-kaz", Role.FocalPoint, "KAZ") { Person = "Aigerim Sadykova" },
        ["demo-focal-point-bra"] = new("demo-focal-point-bra", Role.FocalPoint, "BRA") { Person = "Beatriz Moreira" },
        ["demo-planner"] = new("demo-planner", Role.Planner, null) { Person = "Peter Lindholm" },
        ["demo-assessor"] = new("demo-assessor", Role.Assessor, null) { Person = "Ama Mensah" },
        ["demo-auditor"] = new("demo-auditor", Role.Auditor, null) { Person = "Yumi Tanaka" },
        ["demo-administrator"] = new("demo-administrator", Role.Administrator, null) { Person = "Marwan Haddad" },
    };

    private static readonly HashSet<string> NameKeys = [.. All.Keys.Select(CanonicalText.NameKey)];

    public bool Enabled => enabled;

    /// <summary>Whether a name is that of a demo token, however it is written.</summary>
    public static bool HasName(string name) => NameKeys.Contains(CanonicalText.NameKey(name));

    public Caller? Find(string token) => enabled ? All.GetValueOrDefault(token) : null;

    /// <summary>Refuses what would let strangers in.</summary>
    /// <exception cref="InvalidOperationException">Demo tokens are on outside Development, or an address is not loopback.</exception>
    public void RefuseIfReachable(IConfiguration configuration, IHostEnvironment environment)
    {
        if (enabled && !environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"{Setting} is on in the environment {environment.EnvironmentName}. Demo tokens are known to everybody and exist only in Development. "
                    + $"Switch {Setting} off.");
        }

        if (enabled && ListeningAddresses.Of(configuration).FirstOrDefault(address => !ListeningAddresses.IsLoopback(address)) is { } open)
        {
            throw new InvalidOperationException(
                $"Demo tokens are known to everybody, and {open} can be reached from other machines. Listen on a loopback address such as "
                    + $"http://127.0.0.1:5080, or switch {Setting} off.");
        }
    }
}
