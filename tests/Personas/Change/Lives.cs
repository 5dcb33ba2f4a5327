using Twins.Adapters.Storage.Embedded;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Tests.Personas.Change;

/// <summary>A diary on disk, and things to write into it.</summary>
internal sealed class Lives : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Lives()
    {
        Records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));
        Diary = new Diary(Records);
    }

    public SqliteRecords Records { get; }

    public Diary Diary { get; }

    public static Twin Mara { get; } = new() { Id = "mara", Name = "Mara", Beliefs = ["Work comes first."] };

    public static DiaryEntry Entry(string text, int day = 1, string path = DiaryEntry.Main) =>
        new() { Twin = "mara", Path = path, At = Day(day), Kind = DiaryKind.Event, Text = text, Source = "test" };

    public static DateTimeOffset Day(int day) => new(2026, 9, day, 0, 0, 0, TimeSpan.Zero);

    public async Task<string[]> TextsAsync(string path = DiaryEntry.Main) => [.. (await Diary.ListAsync("mara", path, TestContext.Current.CancellationToken)).Select(e => e.Text)];

    public void Dispose() => folder.Dispose();
}
