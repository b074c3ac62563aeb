using System.Text;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Under which name an answer is to be kept as a file (RFC 6266).</summary>
public static class Download
{
    /// <summary>For programs and archives: a browser saves it.</summary>
    public static void SavedAs(this HttpResponse response, string fileName) => Set(response, "attachment", fileName);

    /// <summary>For people: a browser shows it, and proposes the name when it is saved.</summary>
    public static void ShownAs(this HttpResponse response, string fileName) => Set(response, "inline", fileName);

    private static void Set(HttpResponse response, string disposition, string fileName) =>
        response.Headers.ContentDisposition = (Ascii.IsValid(fileName)
            ? new ContentDispositionHeaderValue(disposition) { FileName = fileName }
            : new ContentDispositionHeaderValue(disposition) { FileNameStar = fileName }).ToString();
}
