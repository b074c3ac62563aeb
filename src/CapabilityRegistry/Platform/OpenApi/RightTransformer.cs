using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>Tells for whom an operation is, from the table of rights.</summary>
public static class RightTransformer
{
    private const string Extension = "x-rights";

    public static Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredRight>().FirstOrDefault() is { Right: var right })
        {
            var grant = Rights.Table.Single(each => each.Right == right);
            operation.AddExtension(Extension, new JsonNodeExtension(new JsonObject
            {
                ["right"] = right.Code(),
                ["roles"] = new JsonObject([.. grant.Roles.Select(role => KeyValuePair.Create(role.Code(), (JsonNode?)grant.ReachOf(role).Code()))]),
                ["scope"] = grant.Scope.Code(),
            }));
            operation.AddSentence($"For: {string.Join(", ", grant.Roles.Select(role => $"{role.Code()}{Limit(grant.ReachOf(role))}"))}.");
        }
        else
        {
            operation.AddSentence("For everybody, without a token.");
        }

        return Task.CompletedTask;
    }

    /// <summary>Goes on with the description of an operation.</summary>
    public static void AddSentence(this OpenApiOperation operation, string sentence) =>
        operation.Description = operation.Description is { Length: > 0 } before ? $"{before}\n\n{sentence}" : sentence;

    // Who reaches the objects of every state, or what belongs to none, has no limit to be told of.
    private static string Limit(StatesReached reach) =>
        reach is StatesReached.EveryState or StatesReached.Common ? "" : $" ({reach.Code().Replace('-', ' ')})";
}
