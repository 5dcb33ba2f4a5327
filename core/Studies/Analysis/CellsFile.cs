using System.Text.Json;
using Twins.Core.Documents;

namespace Twins.Core.Studies.Analysis;

/// <summary>Reads and writes <c>cells.json</c>. What is read may have been written by anybody and is believed in nothing.</summary>
public static class CellsFile
{
    public const string Name = "cells.json";

    /// <summary>A panel of 20,000 on 100 messages. Beyond it nothing is written, and the next run says that there is nothing to compare with.</summary>
    internal const long MostValues = 2_000_000;

    private const int MostBytes = 64 << 20;
    private const int LongestText = 500;
    private const double LargestValue = 1e13;

    public static Task WriteAsync(StudyCells cells, Stream stream, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, cells, DocumentJson.Options, cancellationToken);

    /// <exception cref="InvalidDataException">It is not what this version of Twins writes, or larger than it ever writes.</exception>
    public static async Task<StudyCells> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(stream, cancellationToken);
        try
        {
            var cells = JsonSerializer.Deserialize<StudyCells>(bytes.Span, DocumentJson.Options) ?? throw new InvalidDataException("It is empty.");
            return Flaw(cells) is { } flaw ? throw new InvalidDataException(flaw) : cells;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("It was not written by this version of Twins.", e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (memory.Length + read > MostBytes) throw new InvalidDataException("It is too large.");
            memory.Write(buffer, 0, read);
        }
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    private static string? Flaw(StudyCells cells) =>
        cells.Version is not StudyCells.Format ? "It was written by another version of Twins."
        : (long)cells.Twins.Count * cells.Columns.Count > MostValues ? "It holds too many values."
        : !AreNames(cells.Twins.Select(t => t?.Id)) || !AreNames(cells.Columns.Select(c => c?.Id)) ? "It names a twin or a message twice, or not at all."
        : !Texts(cells).All(text => text is null or { Length: <= LongestText }) ? "It holds a name that is too long."
        : !cells.Twins.All(t => t.Weight is > 0 and < LargestValue) ? "It holds a weight that is none."
        : cells.Values.Count != cells.Twins.Count || !cells.Values.All(row => row?.Count == cells.Columns.Count && row.All(v => v is null or (>= -LargestValue and <= LargestValue))) ? "Its values do not fit its twins and messages."
        : null;

    private static bool AreNames(IEnumerable<string?> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.All(name => name is { Length: > 0 } && seen.Add(name));
    }

    private static IEnumerable<string?> Texts(StudyCells c) =>
        [c.Campaign, c.Unit, c.Asked.Question, c.Asked.QuestionHash, c.Asked.Questionnaire, c.Asked.Context, c.Asked.Options, c.Asked.Respondent, c.Asked.Settings, .. c.Twins.SelectMany(t => new[] { t.Id, t.Version }), .. c.Columns.SelectMany(x => new[] { x.Id, x.Hash })];
}
