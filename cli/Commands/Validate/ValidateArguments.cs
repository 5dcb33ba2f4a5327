using System.CommandLine;

namespace Twins.Cli.Commands.Validate;

internal static class ValidateArguments
{
    public static Argument<string> Folder() => new("folder") { Description = "A folder with one *.validation.yaml, or the validation file itself." };
}
