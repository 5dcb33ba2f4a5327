using System.CommandLine;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands.Live;

/// <summary>What these commands have in common.</summary>
internal static class LiveArguments
{
    public static Argument<string> Folder() => new("folder") { Description = "A folder with twins." };

    public static Argument<string> Who() => new("twin") { Description = "The twin's id." };

    public static Option<string> Path() => new("--path") { Description = "The life; main unless given.", DefaultValueFactory = _ => DiaryEntry.Main };

    /// <summary>A twin as it is after what it was told on a life.</summary>
    /// <exception cref="LifeException">It leads no such life.</exception>
    public static async Task<Twin> LivedAsync(Twin twin, string path, CancellationToken stop)
    {
        var clock = TimeProvider.System;
        return TwinAt.Apply(twin, await new Diary(LocalStores.Open(clock).Records).ListAsync(twin.Id, path, stop), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }
}
