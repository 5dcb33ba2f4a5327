using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Twins.Core.Personas;
using Twins.Core.Talks;

namespace Twins.Core.Tuning;

/// <summary>For whom a file is written; they disagree about its first three bytes.</summary>
public enum TrainingProvider
{
    /// <summary>UTF-8 without a byte-order mark, as JSON is exchanged (RFC 8259, 8.1).</summary>
    OpenAI,
    /// <summary>UTF-8 with a byte-order mark, as Microsoft's guide to fine-tuning asks.</summary>
    Azure,
}

/// <summary>Examples as chat JSON Lines: the twin's prompt, what somebody says, and what the twin answers.</summary>
public static class TrainingFile
{
    /// <summary>"Less than 512 MB" on Azure; OpenAI takes as much in one upload.</summary>
    public const long MostBytes = (512L << 20) - 1;

    /// <summary>Of one example, in tokens; what is longer is cut off by the provider.</summary>
    public const int MostTokens = 65_536;

    /// <summary>Around every message, and before the reply, as OpenAI's cookbook counts them.</summary>
    private const int PerMessage = 3, Around = 3;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="TuningException">The file would be larger than a provider takes.</exception>
    public static byte[] Write(Twin twin, IReadOnlyList<TrainingExample> examples, TrainingProvider provider)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var system = TalkPrompt.System(twin);
        using var bytes = new MemoryStream();
        if (provider is TrainingProvider.Azure) bytes.Write(Encoding.UTF8.Preamble);
        foreach (var example in examples)
        {
            JsonSerializer.Serialize(bytes, new { messages = Messages(system, example) }, Compact);
            bytes.WriteByte((byte)'\n');
            if (bytes.Length > MostBytes) throw new TuningException("The file would have 512 MB or more; use fewer examples.");
        }
        return bytes.ToArray();
    }

    /// <summary>Tokens of the examples, as they are trained once.</summary>
    /// <param name="count">Tokens of a text.</param>
    /// <exception cref="TuningException">An example is longer than a provider takes.</exception>
    public static long Tokens(Twin twin, IReadOnlyList<TrainingExample> examples, Func<string, int> count)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var system = count(TalkPrompt.System(twin));
        var all = 0L;
        foreach (var example in examples)
        {
            var tokens = system + count(TalkPrompt.Opening(example.Question)) + count(example.Answer) + (3 * (PerMessage + 1)) + Around;
            if (tokens > MostTokens) throw new TuningException($"One example has {tokens:N0} tokens with the twin's description; {MostTokens:N0} are the most. Shorten the description or the answer that begins '{example.Answer[..Math.Min(40, example.Answer.Length)]}'.");
            all += tokens;
        }
        return all;
    }

    private static object[] Messages(string system, TrainingExample example) =>
    [
        new { role = "system", content = system },
        new { role = "user", content = TalkPrompt.Opening(example.Question) },
        new { role = "assistant", content = example.Answer },
    ];
}
