using System.Diagnostics;
using System.Text;

namespace Twins.Tests.Cli;

/// <summary>The command <c>twins</c> as a real process, with a data folder and a home of its own.</summary>
internal sealed class TwinsProcess : IDisposable
{
    /// <summary>The command as it is built for people: in its own folder, not beside the tests, whose framework is another.</summary>
    private static readonly string Command = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "cli", "bin", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "..", ".."), AppContext.BaseDirectory), "twins.dll"));

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private TwinsProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Text(output);

    public string Error => Text(error);

    public bool HasExited => process.HasExited;

    public static async Task<Finished> RunAsync(string data, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var twins = Start(data, environment, arguments);
        return await twins.FinishAsync();
    }

    public static TwinsProcess Start(string data, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = data,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Command);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What the developer has set must not leak into what is tested.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("TWINS_", StringComparison.Ordinal) || k.StartsWith("AZURE_", StringComparison.Ordinal) || k.StartsWith("OPENAI_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["TWINS_DATA"] = data;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        return new TwinsProcess(new Process { StartInfo = start });
    }

    public async Task<Finished> FinishAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(patience.Token);
        return new Finished(process.ExitCode, Output, Error);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGINT: what Ctrl-C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}

/// <summary>What a finished process left behind.</summary>
internal sealed record Finished(int Code, string Output, string Error);
