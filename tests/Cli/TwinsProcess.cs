namespace Twins.Tests.Cli;

/// <summary>The command <c>twins</c> as a real process.</summary>
internal static class TwinsProcess
{
    public static RealProcess Start(string data, IReadOnlyDictionary<string, string>? environment, params ReadOnlySpan<string> arguments) => RealProcess.Start("cli", "twins", data, environment, arguments);

    public static async Task<Finished> RunAsync(string data, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var twins = Start(data, environment, arguments);
        return await twins.FinishAsync();
    }
}
