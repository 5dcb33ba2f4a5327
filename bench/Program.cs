using Twins.Bench.Batching;
using Twins.Bench.Cars;
using Twins.Bench.Headlines;
using Twins.Bench.Ingest;
using Twins.Bench.Loopback;
using Twins.Bench.MegaStudy;
using Twins.Bench.Populations;
using Twins.Bench.Recall;
using Twins.Bench.Resamples;
using Twins.Bench.ScaleOut;
using Twins.Bench.Surveys;
using Twins.Bench.Talks;
using Twins.Bench.Throughput;

return args switch
{
    ["loopback", .. var rest] => await LoopbackCommand.RunAsync(rest),
    ["throughput", .. var rest] => await ThroughputBenchmark.RunAsync(rest),
    ["sweep", var url, var evaluations, var replicates] => await MemoryProbe.RunAsync(new Uri(url), int.Parse(evaluations), int.Parse(replicates)),
    ["scaleout", var functions] => await ScaleOutBenchmark.RunAsync(functions),
    ["recall", .. var rest] => await RecallBenchmark.RunAsync(rest, Console.Out),
    ["talks", var functions, .. var parts] => await TalkBenchmark.RunAsync(functions, parts),
    ["batch", var lines] => await BatchBenchmark.RunAsync(int.Parse(lines)),
    ["populations", var file, .. var rest] => PopulationBenchmark.Run(file, rest is [var size] ? int.Parse(size) : 10_000),
    ["ingest", .. var rest] => await IngestBenchmark.RunAsync(rest),
    ["resamples", .. var rest] => ResampleBenchmark.Run(rest.FirstOrDefault(), Console.Out),
    ["ev1", .. var rest] => SurveyBenchmark.Run(rest.FirstOrDefault(), Console.Out),
    ["ev3", .. var rest] => MegaStudyBenchmark.Run(rest.FirstOrDefault(), Console.Out),
    ["ev4", .. var rest] => CarBenchmark.Run(rest.FirstOrDefault(), Console.Out),
    ["ev5", .. var rest] => HeadlineBenchmark.Run(rest.FirstOrDefault(), Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench throughput [--quick] | scaleout <twins-functions.dll> | talks <twins-functions.dll> [first] [many] [killed] | batch <lines> | resamples [mega-study folder] | ev1 [food_world_cup.csv] | ev3 [mega-study folder] | ev4 [cars_us_conjoint.csv] | ev5 [headline_pairs.csv] | populations <file.population.yaml> [size] | recall [<items>] [<questions.csv>] | ingest [<megabytes> [build]] | loopback [options]");
    return 2;
}
