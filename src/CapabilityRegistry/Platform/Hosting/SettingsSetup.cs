using Microsoft.Extensions.Options;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>How every section of the configuration is read: into a record, checked by its own attributes before the program starts.</summary>
public static class SettingsSetup
{
    /// <summary>Registers a section as <typeparamref name="T"/>, and as options of it for what the framework configures.</summary>
    /// <remarks>
    /// A setting that is unknown or cannot be read is an <see cref="InvalidOperationException"/>, one out of its range an
    /// <see cref="OptionsValidationException"/>; both name it.
    /// </remarks>
    public static void AddSettings<T>(this IServiceCollection services, string section) where T : class, new()
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((settings, configuration) => Bind(configuration.GetSection(section), settings))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new SettingsCheck<T>(section));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    /// <summary>Checks all sections now; the host by itself would do so only after the database was prepared.</summary>
    public static void CheckSettings(this IServiceProvider services) => services.GetRequiredService<IStartupValidator>().Validate();

    private static void Bind<T>(IConfigurationSection section, T settings)
    {
        if (Unknown(section, typeof(T)).ToList() is { Count: > 0 } unknown)
        {
            throw new InvalidOperationException($"There is no setting {string.Join(", ", unknown)}.");
        }

        section.Bind(settings);
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type type)
    {
        var known = type.GetProperties().Where(property => property.CanWrite)
            .ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        return section.GetChildren().SelectMany(child => known.GetValueOrDefault(child.Key) switch
        {
            null => [child.Path],
            var part when part.Assembly == typeof(SettingsSetup).Assembly => Unknown(child, part),
            _ => [],
        });
    }
}
