using System.Globalization;
using System.Text.Json;
using MathNet.Numerics.Statistics;

namespace Twins.Bench.Throughput;

/// <summary>
/// A durable sweep beside a raw loop of posts (the limit) and a bare loop of <c>IChatClient</c> calls (what a user would
/// write), over the same loopback server in the same run, in turn, at 0 and at 200 ms model latency.
/// </summary>
internal static class ThroughputBenchmark
{
    private const int Concurrency = 256;

    /// <summary>Rounds that count; many, because a neighbour on the machine moves single ones.</summary>
    private const int Rounds = 7;

    public static async Task<int> RunAsync(string[] args)
    {
        var quick = args is ["--quick"];
        Console.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSArchitecture}, .NET {Environment.Version}, {Concurrency} calls in flight; medians of {Rounds} rounds in turn, ratios taken within a round; CPU is the client's alone.");
        Console.WriteLine();
        Console.WriteLine("| latency | what | calls | calls/s | of raw | CPU µs/call |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        await AtAsync(0, quick ? 5_000 : 20_000);
        await AtAsync(200, quick ? 2_560 : 10_000);
        Console.WriteLine();
        await MemoryAsync(quick ? [(10_000, 1)] : [(10_000, 1), (100_000, 10), (100_000, 1)]);
        return 0;
    }

    private static async Task AtAsync(int latency, int calls)
    {
        using var server = await LoopbackProcess.StartAsync(latency);
        var (system, user, body) = Prompt();
        var rounds = new List<Measurement>[] { [], [], [] };
        // One round to warm up, then those that count.
        for (var round = 0; round <= Rounds; round++)
        {
            var seed = (latency * 10) + round;
            Measurement[] measured =
            [
                await Measurement.OfAsync("raw HttpClient posts", calls, () => RawLoop.RunAsync(server.Url, body, calls, Concurrency)),
                await Measurement.OfAsync("bare IChatClient, structured output", calls, () => BareLoop.RunAsync(server.Url, system, user, calls, Concurrency)),
                await Measurement.OfAsync("durable sweep", calls, () => DurableSweep.RunAsync(server.Url, SyntheticStudy.Plan(calls, seed), Concurrency)),
            ];
            if (round > 0) for (var i = 0; i < measured.Length; i++) rounds[i].Add(measured[i]);
        }
        foreach (var way in rounds)
        {
            var ofRaw = Statistics.Median(way.Zip(rounds[0], (m, raw) => m.PerSecond / raw.PerSecond));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {latency} ms | {way[0].Name} | {calls:N0} | {Statistics.Median(way.Select(m => m.PerSecond)):N0} | {ofRaw:0.00} | {Statistics.Median(way.Select(m => m.CpuMicroseconds)):0} |"));
        }
    }

    /// <summary>A request as a sweep sends it.</summary>
    private static (string System, string User, byte[] Body) Prompt()
    {
        var planned = DurableSweep.Prompt(SyntheticStudy.Plan(50, seed: 1)[0]);
        const string schema = """{"type":"object","properties":{"answers":{"type":"object","properties":{"intent":{"type":["integer","null"],"enum":[1,2,3,4,5,null]},"trust":{"type":["integer","null"],"enum":[1,2,3,4,5,6,7,8,9,10,null]},"click":{"type":["string","null"],"enum":["yes","no",null]}},"required":["intent","trust","click"],"additionalProperties":false},"reason":{"type":"string"},"objection":{"type":["string","null"]},"evidence":{"type":"array","items":{"type":"string"}}},"required":["answers","reason","objection","evidence"],"additionalProperties":false}""";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            model = "bench",
            messages = new[] { new { role = "system", content = planned.Prefix }, new { role = "user", content = planned.Rest } },
            response_format = new { type = "json_schema", json_schema = new { name = "twin_answers", strict = true, schema = JsonDocument.Parse(schema).RootElement } },
        });
        return (planned.Prefix, planned.Rest, body);
    }

    private static async Task MemoryAsync((int Evaluations, int Replicates)[] sizes)
    {
        Console.WriteLine("| durable sweep of | peak resident memory |");
        Console.WriteLine("| --- | --- |");
        using var server = await LoopbackProcess.StartAsync(latency: 0);
        foreach (var (evaluations, replicates) in sizes)
        {
            using var probe = LoopbackProcess.Start("sweep", server.Url.ToString(), evaluations.ToString(), replicates.ToString());
            var megabytes = (await probe.StandardOutput.ReadToEndAsync()).Trim();
            await probe.WaitForExitAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {evaluations:N0} evaluations: {evaluations / replicates / 50:N0} twins, 50 variants, {replicates} times | {megabytes} MB |"));
        }
    }
}
