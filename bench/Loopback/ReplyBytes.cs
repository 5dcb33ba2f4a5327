using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Twins.Bench.Loopback;

/// <summary>The literal JSON of the service's replies.</summary>
internal static class ReplyBytes
{
    private static ReadOnlySpan<byte> Head => "{\"id\":\"chatcmpl-loopback\",\"object\":\"chat.completion\",\"created\":1764000000,\"model\":\"loopback\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"u8;

    /// <summary>A completion whose content is <paramref name="text"/>, which holds nothing to escape but quotes.</summary>
    public static void Completion(IBufferWriter<byte> to, ReadOnlySpan<byte> text, int promptBytes, string? logprobs)
    {
        Put(to, Head);
        Put(to, "\""u8);
        Escape(to, text);
        Put(to, "\",\"refusal\":null,\"annotations\":[]},\"logprobs\":"u8);
        Put(to, logprobs is null ? "null"u8 : Encoding.UTF8.GetBytes(logprobs));
        Put(to, ",\"finish_reason\":\"stop\"}],"u8);
        Usage(to, promptBytes, text.Length);
    }

    /// <summary>A completion with the message and the finish reason spelt out.</summary>
    public static void Odd(IBufferWriter<byte> to, string? content, string? refusal, string finish, int promptBytes)
    {
        Put(to, Head);
        Put(to, JsonSerializer.SerializeToUtf8Bytes(content));
        Put(to, ",\"refusal\":"u8);
        Put(to, JsonSerializer.SerializeToUtf8Bytes(refusal));
        Put(to, "},\"logprobs\":null,\"finish_reason\":"u8);
        Put(to, JsonSerializer.SerializeToUtf8Bytes(finish));
        Put(to, finish is "content_filter" ? ",\"content_filter_results\":{\"violence\":{\"filtered\":true,\"severity\":\"medium\"}}}],"u8 : "}],"u8);
        Usage(to, promptBytes, content?.Length ?? 0);
    }

    public static void NoChoices(IBufferWriter<byte> to)
    {
        Put(to, "{\"id\":\"chatcmpl-loopback\",\"object\":\"chat.completion\",\"created\":1764000000,\"model\":\"loopback\",\"choices\":[],"u8);
        Usage(to, 400, 0);
    }

    public static byte[] Error(string code, string message) =>
        JsonSerializer.SerializeToUtf8Bytes(new { error = new { message, type = "invalid_request_error", param = (string?)null, code } });

    public static byte[] FilteredPrompt() => """
        {"error":{"message":"The response was filtered due to the prompt triggering the content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"violence":{"filtered":true,"severity":"high"}}}}}
        """u8.ToArray();

    /// <summary>About four bytes a token; whole steps of 128 beyond the first 1,024 count as cached.</summary>
    private static void Usage(IBufferWriter<byte> to, int promptBytes, int textBytes)
    {
        var input = promptBytes / 4;
        var output = textBytes / 4;
        Put(to, "\"usage\":{\"prompt_tokens\":"u8);
        Put(to, input);
        Put(to, ",\"completion_tokens\":"u8);
        Put(to, output);
        Put(to, ",\"total_tokens\":"u8);
        Put(to, input + output);
        Put(to, ",\"prompt_tokens_details\":{\"cached_tokens\":"u8);
        Put(to, input < 1024 ? 0 : 1024 + ((input - 1024) / 128 * 128));
        Put(to, ",\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0}},\"system_fingerprint\":\"fp_loopback\"}"u8);
    }

    private static void Escape(IBufferWriter<byte> to, ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'"') is >= 0 and var quote)
        {
            Put(to, text[..quote]);
            Put(to, "\\\""u8);
            text = text[(quote + 1)..];
        }
        Put(to, text);
    }

    private static void Put(IBufferWriter<byte> to, ReadOnlySpan<byte> bytes) => to.Write(bytes);

    private static void Put(IBufferWriter<byte> to, int number)
    {
        Utf8Formatter.TryFormat(number, to.GetSpan(11), out var written);
        to.Advance(written);
    }
}
