using System.Diagnostics;
using System.Text;

namespace Twins.Tests;

/// <summary>One of our programs as a real process, with a data folder and an environment of its own.</summary>
internal sealed class RealProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private RealProcess(Process process)
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

    /// <param name="project">The project's folder, such as "cli".</param>
    /// <param name="assembly">Such as "twins".</param>
    public static RealProcess Start(string project, string assembly, string data, IReadOnlyDictionary<string, string>? environment, params ReadOnlySpan<string> arguments)
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
        start.ArgumentList.Add(Built(project, assembly));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What the developer has set must not leak into what is tested.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("TWINS_", StringComparison.Ordinal) || k.StartsWith("AZURE_", StringComparison.Ordinal) || k.StartsWith("OPENAI_", StringComparison.Ordinal) || k.StartsWith("FUNCTIONS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["TWINS_DATA"] = data;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        return new RealProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits for something that it does on its way; it may be over before.</summary>
    public Task UntilAsync(Func<bool> isThere) => Patience.UntilAsync(() => isThere() || HasExited, () => Output + Error);

    public async Task<Finished> FinishAsync()
    {
        await EndAsync();
        return new Finished(process.ExitCode, Output, Error);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await EndAsync();
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

    /// <summary>The program as it is built for people: in its own folder, not beside the tests, whose framework is another.</summary>
    private static string Built(string project, string assembly) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", project, "bin", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "..", ".."), AppContext.BaseDirectory), assembly + ".dll"));

    private async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(patience.Token);
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
