using System.Runtime.InteropServices;
using Twins.Core.Studies;

namespace Twins.Bench.Loopback;

/// <summary><c>bench loopback [--port n] [--latency ms] [--first-token ms] [--between-tokens ms] [--key k] [--lenient] [--faults rate] [--seed n]</c>: prints its URL and serves until it is stopped.</summary>
public static class LoopbackCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args) is not { } options)
        {
            await Console.Error.WriteLineAsync("usage: bench loopback [--port n] [--latency ms] [--first-token ms] [--between-tokens ms] [--key k] [--lenient] [--faults rate] [--seed n]");
            return 2;
        }
        await using var model = await LoopbackModel.StartAsync(options);
        Console.WriteLine(model.V1);
        await Console.Out.FlushAsync();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await stopped.Task;
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopped.TrySetResult();
        }
    }

    private static LoopbackOptions? Read(string[] args)
    {
        var options = new LoopbackOptions();
        var (rate, seed) = (0.0, 1);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--lenient") options = options with { Strict = false };
            else if (i + 1 == args.Length) return null;
            else if (args[i] is "--key") options = options with { Key = args[++i] };
            else if (args[i] is "--port" && int.TryParse(args[i + 1], out var port)) (options, i) = (options with { Port = port }, i + 1);
            else if (args[i] is "--latency" && double.TryParse(args[i + 1], out var ms)) (options, i) = (options with { Latency = TimeSpan.FromMilliseconds(ms) }, i + 1);
            else if (args[i] is "--first-token" && double.TryParse(args[i + 1], out ms)) (options, i) = (options with { FirstToken = TimeSpan.FromMilliseconds(ms) }, i + 1);
            else if (args[i] is "--between-tokens" && double.TryParse(args[i + 1], out ms)) (options, i) = (options with { BetweenTokens = TimeSpan.FromMilliseconds(ms) }, i + 1);
            else if (args[i] is "--faults" && double.TryParse(args[i + 1], out rate)) i++;
            else if (args[i] is "--seed" && int.TryParse(args[i + 1], out seed)) i++;
            else return null;
        }
        return rate > 0 ? options with { Script = Mixed(rate, seed) } : options;
    }

    /// <summary>Passing troubles of every sort at a given rate, the same for the same seed.</summary>
    public static Func<long, Fault?> Mixed(double rate, int seed)
    {
        Fault[] kinds = [new Fault.Throttle(), new Fault.Throttle(RetryAfterSeconds: 1), new Fault.Throttle(RetryAfterMilliseconds: 200), new Fault.Status(500, "server_error", "The server had an error."), new Fault.Status(503, "unavailable", "Try later."), new Fault.Reset()];
        return call =>
        {
            var draw = Seeds.Next((ulong)seed + (ulong)call);
            return draw % 1_000_000 < rate * 1_000_000 ? kinds[(draw >> 32) % (ulong)kinds.Length] : null;
        };
    }
}
