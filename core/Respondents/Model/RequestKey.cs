using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Twins.Core.Respondents.Prompts;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;
using Twins.Core.Talks;

namespace Twins.Core.Respondents.Model;

/// <summary>
/// The ledger key of a call: SHA-256 over everything that can change the reply, and nothing else. What a variant is called
/// and where it stands in a file is not part of it; neither are prices, budgets or concurrency.
/// </summary>
internal sealed class RequestKey
{
    private readonly byte[] model;

    public RequestKey(ModelSettings settings)
    {
        var parts = new Parts(stackalloc byte[1024]);
        parts.Add(PromptVersion.Current);
        parts.Add(settings.Model);
        parts.Add(settings.Temperature is { } t ? BitConverter.SingleToInt32Bits(t) : -1L);
        parts.Add(settings.TopP is { } p ? BitConverter.SingleToInt32Bits(p) : -1L);
        parts.Add(settings.MaxOutputTokens);
        parts.Add(settings.ReasoningEffort);
        model = parts.Hash();
    }

    /// <summary>Hash of the model, its settings and the version of the prompts.</summary>
    public string Model => Convert.ToHexStringLower(model);

    /// <param name="draw">Which of several draws, from 0.</param>
    public LedgerKey Of(Evaluation evaluation, Asking asking, int draw)
    {
        var (stimulus, presentation) = (evaluation.Stimulus, evaluation.Presentation);
        var parts = new Parts(stackalloc byte[1024]);
        parts.Add(model);
        parts.Add(evaluation.Member.Version);
        parts.Add(evaluation.Questionnaire.Hash);
        parts.Add(stimulus.Context);
        parts.Add(stimulus.Currency);
        parts.Add(stimulus.Shown.Count);
        foreach (var shown in stimulus.Shown) parts.Add(shown.Hash);
        parts.Add((long)asking);
        parts.Add(draw);
        parts.Add(evaluation.Replicate);
        parts.Add(evaluation.Paraphrase);
        parts.Add(presentation.Reversed ? 1 : 0);
        // Where nothing is shuffled the seed changes nothing that a twin sees.
        parts.Add(Shuffles(evaluation) ? (long)presentation.Seed : 0);
        if (evaluation.Round is { } round) parts.Add(round);
        return new LedgerKey(evaluation.Member.Twin.Id, Convert.ToHexStringLower(parts.Hash()));
    }

    private static bool Shuffles(Evaluation evaluation)
    {
        if (evaluation.Stimulus.Shown.Count > 1) return true;
        foreach (var question in evaluation.Questionnaire.Questions)
            if (question is CategoricalQuestion { Ordinal: false } or MultipleChoiceQuestion or RankQuestion or CompoundQuestion) return true;
        return false;
    }

    /// <summary>The key of what a twin says next in a talk. Every word that it was told is part of it, and so is who told it.</summary>
    public LedgerKey OfTalk(string twin, string version, IReadOnlyList<ChatMessage> messages)
    {
        var parts = new Parts(stackalloc byte[1024]);
        parts.Add(TalkPrompt.Version);
        parts.Add(model);
        parts.Add(version);
        parts.Add(messages.Count);
        foreach (var message in messages)
        {
            parts.Add(message.Role.Value);
            parts.Add(message.Text);
        }
        return new LedgerKey(twin, Convert.ToHexStringLower(parts.Hash()));
    }

    /// <summary>The key of a call that asks for JSON of a schema. Every word that the model was told is part of it.</summary>
    public LedgerKey OfStructured(string partition, string version, IReadOnlyList<ChatMessage> messages, string schema)
    {
        var parts = new Parts(stackalloc byte[1024]);
        parts.Add("structured");
        parts.Add(version);
        parts.Add(model);
        parts.Add(schema);
        parts.Add(messages.Count);
        foreach (var message in messages) parts.Add(message.Text);
        return new LedgerKey(partition, Convert.ToHexStringLower(parts.Hash()));
    }

    /// <summary>The key of a list of texts under one embedding model.</summary>
    public static LedgerKey OfTexts(string partition, string embeddingModel, IReadOnlyList<string> texts)
    {
        var parts = new Parts(stackalloc byte[1024]);
        parts.Add("embedding");
        parts.Add(embeddingModel);
        parts.Add(texts.Count);
        foreach (var text in texts) parts.Add(text);
        return new LedgerKey(partition, Convert.ToHexStringLower(parts.Hash()));
    }

    /// <summary>Parts behind their lengths, so that no two lists of parts give the same bytes.</summary>
    private ref struct Parts(Span<byte> start)
    {
        private Span<byte> bytes = start;
        private byte[]? rented;
        private int length;

        public void Add(string? text)
        {
            Add(text is null ? -1L : text.Length);
            if (text is null) return;
            Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
            length += Encoding.UTF8.GetBytes(text, bytes[length..]);
        }

        public void Add(ReadOnlySpan<byte> part)
        {
            Add((long)part.Length);
            Reserve(part.Length);
            part.CopyTo(bytes[length..]);
            length += part.Length;
        }

        public void Add(long number)
        {
            Reserve(sizeof(long));
            BinaryPrimitives.WriteInt64LittleEndian(bytes[length..], number);
            length += sizeof(long);
        }

        public byte[] Hash()
        {
            var hash = SHA256.HashData(bytes[..length]);
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            return hash;
        }

        private void Reserve(int more)
        {
            if (length + more <= bytes.Length) return;
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * bytes.Length, length + more));
            bytes[..length].CopyTo(larger);
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            bytes = rented = larger;
        }
    }
}
