using System.Text;
using Microsoft.Extensions.AI;

namespace Twins.Adapters.Models.Batch;

/// <summary>Lines of a batch's file: the body is written by whoever writes it online, and names the batch deployment.</summary>
internal sealed class CallLines(RequestBody requests, string model)
{
    public ReadOnlyMemory<byte> Write(string id, IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        var own = options.Clone();
        own.ModelId = model;
        var body = requests.Write(messages, own);
        // An id is letters, digits and '-': nothing in it wants escaping.
        var head = Encoding.ASCII.GetBytes($$"""{"custom_id":"{{id}}","method":"POST","url":"{{WireBatches.Endpoint}}","body":""");
        var line = new byte[head.Length + body.Length + 2];
        head.CopyTo(line, 0);
        body.CopyTo(line, head.Length);
        line[^2] = (byte)'}';
        line[^1] = (byte)'\n';
        return line;
    }
}
