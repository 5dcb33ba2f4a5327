using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Twins.Core.Personas;

namespace Twins.Core.Respondents.Model;

/// <summary>Which model speaks as a twin: its own tuned deployment where it has one, which speaks as no other twin.</summary>
/// <param name="tuned">Gives the client of a tuned deployment; null where there is no way to one.</param>
internal sealed class Speakers(IChatClient chat, ModelSettings settings, Func<string, IChatClient>? tuned)
{
    private readonly Speaker usual = new(chat, settings, new RequestKey(settings));
    private readonly ConcurrentDictionary<string, Speaker> own = new(StringComparer.Ordinal);

    /// <exception cref="ModelFaultException">It has a tuned deployment that cannot be reached from here: another model must not pass for it.</exception>
    public Speaker Of(Twin twin)
    {
        if (twin.Tuned is not { } deployment) return usual;
        if (tuned is null) throw new ModelFaultException(FaultKind.Unusable, $"'{twin.Id}' is answered by its tuned deployment '{deployment}' alone, and there is no way to it from here; ask it with the command twins, or take 'tuned' out of its document.");
        return own.GetOrAdd(deployment, name => Named(tuned(name), settings with { Model = name }));
    }

    private static Speaker Named(IChatClient chat, ModelSettings settings) => new(chat, settings, new RequestKey(settings));
}

internal sealed record Speaker(IChatClient Chat, ModelSettings Settings, RequestKey Keys);
