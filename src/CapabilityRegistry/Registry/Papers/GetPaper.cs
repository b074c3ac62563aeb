using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Papers;

public static class GetPaper
{
    /// <summary>One paper about the deployment of a unit</summary>
    /// <remarks>What it is, what it says, and when and by whom it was handed in.</remarks>
    /// <param name="id">Key of the paper, such as PAPER-00012.</param>
    public static async Task<Results<Versioned<Paper>, NotFoundAnswer>> Handle(string id, PaperStore papers, Caller caller) =>
        await papers.Find(id, caller) is { } paper ? new Versioned<Paper>(paper, paper.Version) : new NotFoundAnswer("paper", id);
}
