namespace Twins.Cli.Terminal;

/// <summary>The command was misused; exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
