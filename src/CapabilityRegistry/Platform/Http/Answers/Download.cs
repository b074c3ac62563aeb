using System.Text;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Under which name an answer is to be kept as a file (RFC 6266).</summary>
public static class Download
{
    /// <summary>For programs and archives: a browser saves it.</summary>
    public static void SavedAs(this HttpResponse response, string fileName) =>
        response.Headers.ContentDisposition = (Ascii.IsValid(fileName)
            ? new ContentDispositionHeaderValue("attachment") { FileName = fileName }
            : new ContentDispositionHeaderValue("attachment") { FileNameStar = fileName }).ToString();
}
