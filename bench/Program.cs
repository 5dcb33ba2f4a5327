using Twins.Bench.Loopback;
using Twins.Bench.Throughput;

return args switch
{
    ["loopback", .. var rest] => await LoopbackCommand.RunAsync(rest),
    ["throughput", .. var rest] => await ThroughputBenchmark.RunAsync(rest),
    ["sweep", var url, var evaluations] => await MemoryProbe.RunAsync(new Uri(url), int.Parse(evaluations)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench throughput [--quick] | loopback [options]");
    return 2;
}
