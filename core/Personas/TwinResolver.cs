using Twins.Core.Documents;
using Twins.Core.Evidence;

namespace Twins.Core.Personas;

/// <summary>Turns twins as written into twins as asked.</summary>
internal sealed class TwinResolver(TwinFolder folder)
{
    private const int MaxNesting = 20;
    private readonly Dictionary<string, Twin> done = new(StringComparer.Ordinal);
    private readonly List<string> open = [];

    public TwinFolder Folder => folder;

    public Twin Resolve(string id)
    {
        if (done.TryGetValue(id, out var known)) return known;
        var file = folder.Twins[id];
        open.Add(id);
        var twin = WithFragments(file);
        if (twin.Blend.Count > 0) twin = new Blending([.. twin.Blend.Select((part, i) => (Part(file, part.Twin, i), part.Weight))]).Fill(twin);
        open.RemoveAt(open.Count - 1);
        return done[id] = twin with { Memory = Named(twin.Memory) };
    }

    private Twin WithFragments(TwinFolder.Written<Twin> file)
    {
        var twin = file.Value;
        for (var i = 0; i < file.Value.Fragments.Count; i++)
        {
            var id = file.Value.Fragments[i];
            if (!folder.Fragments.TryGetValue(id, out var fragment)) throw file.Refuse($"$.fragments[{i}]", $"no *.fragment.yaml file here defines '{id}'{Spelling.Suggest(id, folder.Fragments.Keys)}");
            twin = FragmentMerge.Into(twin, fragment.Value);
        }
        return twin;
    }

    private Twin Part(TwinFolder.Written<Twin> file, string id, int i)
    {
        if (!folder.Twins.ContainsKey(id)) throw file.Refuse($"$.blend[{i}].twin", $"no *.twin.yaml file here defines '{id}'{Spelling.Suggest(id, folder.Twins.Keys)}");
        var at = open.IndexOf(id);
        if (at >= 0) throw file.Refuse($"$.blend[{i}].twin", $"the blend goes in a circle: {string.Join(" → ", open.Skip(at).Append(id))}. Take one of them out.");
        if (open.Count >= MaxNesting) throw file.Refuse($"$.blend[{i}].twin", $"blends are nested deeper than {MaxNesting} levels; blend the twins themselves.");
        return Resolve(id);
    }

    /// <summary>Gives every piece of evidence the name that answers cite.</summary>
    internal static Memory Named(Memory memory)
    {
        var own = memory.All.Select(item => item.OwnId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return memory with
        {
            Quotes = Named(memory.Quotes, EvidenceKind.Quote, 'q', own),
            Facts = Named(memory.Facts, EvidenceKind.Fact, 'f', own),
            Episodes = Named(memory.Episodes, EvidenceKind.Episode, 'e', own),
            Rules = Named(memory.Rules, EvidenceKind.Rule, 'r', own),
            Documents = Named(memory.Documents, EvidenceKind.Document, 'd', own),
        };
    }

    private static IReadOnlyList<EvidenceItem> Named(IReadOnlyList<EvidenceItem> items, EvidenceKind kind, char letter, HashSet<string> own)
    {
        var next = 0;
        return [.. items.Select(item => item with { Id = item.OwnId ?? Next(), Kind = kind })];

        // By its place, past the names that others have of their own.
        string Next()
        {
            do next++; while (own.Contains($"{letter}{next}"));
            return $"{letter}{next}";
        }
    }
}
