using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Twins.Core.Respondents;

namespace Twins.Adapters.Models.Batch;

/// <summary>Requests about files and batches through the SDK's pipeline, with our own bytes in and out.</summary>
/// <param name="asking">Tries again what may pass.</param>
/// <param name="transfer">Tries once, and is patient.</param>
/// <param name="query">What every address ends with, such as an api-version.</param>
/// <param name="without">What to say where a server knows no such things.</param>
internal sealed class BatchWire(ClientPipeline pipeline, Uri root, CallGuard asking, CallGuard transfer, string? query = null, string? without = null)
{
    /// <returns>Null where there is no such thing.</returns>
    public Task<JsonElement?> GetAsync(string path, CancellationToken cancellationToken) =>
        asking.RunAsync((this, path), static (call, token) => call.Item1.JsonAsync("GET", call.path, null, token), cancellationToken);

    /// <summary>Makes something, once: a fault leaves it open whether it was made.</summary>
    public async Task<JsonElement> PostAsync(string path, Func<CancellationToken, Task<BinaryContent>> content, CancellationToken cancellationToken) =>
        await transfer.RunAsync((this, path, content), static async (call, token) =>
        {
            using var body = await call.content(token);
            return await call.Item1.JsonAsync("POST", call.path, body, token);
        }, cancellationToken) ?? throw Nothing();

    /// <summary>Asks for something that may be done twice, and does not mind when it cannot be done any more.</summary>
    public Task<bool> TryAsync(string method, string path, CancellationToken cancellationToken) =>
        asking.RunAsync((this, method, path), static async (call, token) =>
        {
            using var message = await call.Item1.SendAsync(call.method, call.path, null, isWhole: true, token);
            return message.Response!.Status is 400 or 404 or 409 ? false : !Check(message.Response).IsError;
        }, cancellationToken);

    /// <returns>A file's content as it comes; null where there is no such file.</returns>
    public Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken) =>
        asking.RunAsync((this, path), static async (call, token) =>
        {
            // The message is not disposed of, for its content is still to be read; disposing of that closes the connection.
            var message = await call.Item1.SendAsync("GET", call.path, null, isWhole: false, token);
            if (message.Response!.Status is 404) return null;
            if (message.Response.IsError) await message.Response.BufferContentAsync(token);
            return Check(message.Response).ContentStream;
        }, cancellationToken);

    public static ModelFaultException NoBatches() => new(FaultKind.Unusable, "This model server has no batches; order the run without them.");

    private ModelFaultException Nothing() => without is null ? NoBatches() : new ModelFaultException(FaultKind.Unusable, without);

    private async Task<JsonElement?> JsonAsync(string method, string path, BinaryContent? content, CancellationToken cancellationToken)
    {
        using var message = await SendAsync(method, path, content, isWhole: true, cancellationToken);
        if (message.Response!.Status is 404) return null;
        using var json = JsonDocument.Parse(Check(message.Response).Content);
        return json.RootElement.Clone();
    }

    private async Task<PipelineMessage> SendAsync(string method, string path, BinaryContent? content, bool isWhole, CancellationToken cancellationToken)
    {
        var message = pipeline.CreateMessage(new Uri(root, query is null ? path : path + (path.Contains('?') ? '&' : '?') + query), method);
        message.BufferResponse = isWhole;
        message.Apply(new RequestOptions { CancellationToken = cancellationToken });
        message.Request.Headers.Set("Accept", "application/json");
        if (content is not null)
        {
            message.Request.Content = content;
            message.Request.Headers.Set("Content-Type", content.MediaType ?? "application/json");
        }
        await pipeline.SendAsync(message);
        return message;
    }

    private static PipelineResponse Check(PipelineResponse response) => response.IsError ? throw new ClientResultException(response) : response;
}
