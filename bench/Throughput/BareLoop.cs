using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Twins.Bench.Throughput;

/// <summary>
/// What a user would write: <c>IChatClient</c> with structured output in a parallel loop. No ledger, no budget, no
/// retries; a crash loses everything.
/// </summary>
internal static class BareLoop
{
    public static async Task RunAsync(Uri url, string system, string user, int calls, int concurrency)
    {
        var client = new OpenAIClient(new ApiKeyCredential("bench"), new OpenAIClientOptions { Endpoint = url });
        using var chat = client.GetChatClient("bench").AsIChatClient();
        ChatMessage[] messages = [new(ChatRole.System, system), new(ChatRole.User, user)];
        await Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (_, stop) =>
        {
            var response = await chat.GetResponseAsync<Reply>(messages, new ChatOptions { AdditionalProperties = new() { ["strict"] = true } }, cancellationToken: stop);
            if (response.Result.Reason.Length == 0) throw new InvalidOperationException("The loopback model gave no reason.");
        });
    }

    private sealed record Reply(Answers Answers, string Reason, string? Objection, string[] Evidence);

    private sealed record Answers(int? Intent, int? Trust, string? Click);
}
