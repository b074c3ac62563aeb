using System.Reflection;

namespace CapabilityRegistry.Kernel;

/// <summary>
/// Copies what a request says into the object that it is about. The request's type is a base of the object's, so every member is copied and
/// none has to be listed.
/// </summary>
public static class ContentCopy
{
    private static readonly Func<object, object> Clone =
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    /// <summary>A new object with this content. The caller sets every other member, required ones too: the compiler cannot ask for them here.</summary>
    public static T New<T, TContent>(TContent content)
        where TContent : class
        where T : class, TContent => Filled(Activator.CreateInstance<T>(), content);

    /// <summary>A copy of the object with this content in the place of its own.</summary>
    public static T Onto<T, TContent>(T target, TContent content)
        where TContent : class
        where T : class, TContent => Filled((T)Clone(target), content);

    private static T Filled<T, TContent>(T fresh, TContent content)
        where TContent : class
        where T : class, TContent
    {
        foreach (var member in Of<TContent>.Members)
        {
            member.SetValue(fresh, member.GetValue(content));
        }

        return fresh;
    }

    private static class Of<TContent>
    {
        public static readonly PropertyInfo[] Members = [.. typeof(TContent).GetProperties().Where(member => member.CanWrite)];
    }
}
