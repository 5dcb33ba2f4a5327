using System.CommandLine;
using Twins.Core.Personas.Change;

namespace Twins.Cli.Commands.Live;

/// <summary>What these commands have in common.</summary>
internal static class LiveArguments
{
    public static Argument<string> Folder() => new("folder") { Description = "A folder with twins." };

    public static Argument<string> Who() => new("twin") { Description = "The twin's id." };

    public static Option<string> Path() => new("--path") { Description = "The life; main unless given.", DefaultValueFactory = _ => DiaryEntry.Main };
}
