using System.Text.Json;

namespace Twins.Tests.Infra;

/// <summary>A function as its folder describes it to the host.</summary>
/// <param name="On">The queue, the schedule or the route that fires it.</param>
internal sealed record AppFunction(string Name, string Trigger, string On);

internal static class AppFunctions
{
    /// <summary>What is to be deployed; that the running app answers to each of them is seen in InvocationTests.</summary>
    public static IReadOnlyList<AppFunction> Expected { get; } =
    [
        .. Queue("activity", "activities"),
        new("api", "httpTrigger", "api/{*path}"),
        .. Queue("batch", "batches"),
        .. Queue("card", "cards"),
        .. Queue("deliver", "deliveries"),
        new("nightly", "timerTrigger", "%TWINS_NIGHT%"),
        .. Queue("report", "reports"),
        .. Queue("shard", "shards"),
        new("watch", "timerTrigger", "0 * * * * *"),
    ];

    public static string Folder { get; } = Path.Combine(Checkout.Root, "functions", "app");

    /// <summary>The functions in an app folder, as the host finds them.</summary>
    public static IEnumerable<AppFunction> In(string folder) =>
        Directory.EnumerateFiles(folder, "function.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Select(file => Read(Path.GetFileName(Path.GetDirectoryName(file)!), Bindings(file)[0])).OrderBy(f => f.Name, StringComparer.Ordinal);

    public static IReadOnlyList<JsonElement> Bindings(string file) => [.. JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("bindings").EnumerateArray()];

    private static AppFunction Read(string name, JsonElement trigger) =>
        new(name, trigger.GetProperty("type").GetString()!, new[] { "queueName", "schedule", "route" }.Select(p => trigger.TryGetProperty(p, out var on) ? on.GetString() : null).First(on => on is not null)!);

    private static AppFunction[] Queue(string name, string queue) => [new(name, "queueTrigger", queue), new(name + "-poison", "queueTrigger", queue + "-poison")];
}
