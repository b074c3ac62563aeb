namespace CapabilityRegistry.Kernel.Texts;

/// <summary>The files that the program brings along, by their names in the assembly, such as openapi/errors.json.</summary>
public static class EmbeddedFile
{
    public static StreamReader Open(string name) => new(typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)!);

    public static string Text(string name)
    {
        using var reader = Open(name);
        return reader.ReadToEnd();
    }
}
