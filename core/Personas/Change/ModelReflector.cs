using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;

namespace Twins.Core.Personas.Change;

/// <summary>Opinions by a language model, paid through the till: the same entries are reflected on once.</summary>
/// <param name="model">The model's name.</param>
public sealed class ModelReflector(StructuredCall call, string model) : IReflector
{
    /// <exception cref="ModelFaultException">No reply came, or none that holds opinions.</exception>
    public async Task<IReadOnlyList<DiaryEntry>> ReflectAsync(Twin twin, string path, IReadOnlyList<DiaryEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var lived = entries.Where(e => e.Kind is not DiaryKind.Reflection).TakeLast(ReflectionPrompt.MostEntries).ToList();
        if (lived.Count is 0) return [];
        var reply = await call.AskAsync(twin.Id, ReflectionPrompt.Version, ReflectionPrompt.System(twin), ReflectionPrompt.Diary(lived), ReflectionPrompt.Schema, cancellationToken);
        if (reply.Json is { } json && ReflectionReading.Read(json, lived) is { } opinions) return [.. opinions.Select(o => Entry(twin, path, o))];
        throw new ModelFaultException(FaultKind.Rejected, $"{model} gave no opinions: {reply.Failure?.Detail ?? "the reply has another form"}. Use a model with structured outputs, or reflect without one.");
    }

    private DiaryEntry Entry(Twin twin, string path, Opinion opinion) => new()
    {
        Twin = twin.Id,
        Path = path,
        At = opinion.Grounds.Max(g => g.At),
        Kind = DiaryKind.Reflection,
        Text = opinion.Sentence,
        Importance = opinion.Grounds.Max(g => g.Importance),
        Source = model,
        // A model wrote it, whatever it rests on.
        Invented = true,
        Topic = opinion.Topic,
        Part = opinion.Part,
        Grounds = [.. opinion.Grounds.Select(g => g.Id)],
    };
}
