using System.Text.Json;
using NJsonSchema;

namespace Twins.Tests.Infra;

public sealed class FunctionFolderTests
{
    [Fact]
    public void The_folders_are_the_apps_own_functions() =>
        Assert.Equal(AppFunctions.Expected, AppFunctions.In(AppFunctions.Folder));

    [Fact]
    public async Task Every_binding_fits_the_published_schema_of_its_kind()
    {
        // The schema's top oneOf lets any one binding match several kinds, so each is held to the definition of its own.
        var schema = await JsonSchema.FromFileAsync(SharedFolder.Path("schemas", "functions-function.schema.json"), TestContext.Current.CancellationToken);
        foreach (var file in Files())
        {
            Assert.Equal(["bindings"], JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement.EnumerateObject().Select(p => p.Name));
            foreach (var binding in AppFunctions.Bindings(file).Select(b => b.GetRawText()))
            {
                Assert.Empty(schema.Definitions["bindingBase"].Validate(binding));
                Assert.Empty(schema.Definitions[Kind(binding)].Validate(binding));
            }
        }
    }

    [Theory]
    [InlineData("""{"name":"m","type":"queueTrigger","direction":"out","queueName":"q"}""")]
    [InlineData("""{"name":"m","type":"queueTrigger","direction":"in","queueName":3}""")]
    [InlineData("""{"name":"t","type":"timerTrigger","direction":"in","schedule":["0"]}""")]
    [InlineData("""{"name":"r","type":"httpTrigger","direction":"in","authLevel":"nobody"}""")]
    [InlineData("""{"type":"httpTrigger","direction":"in"}""")]
    public async Task A_wrong_binding_does_not_fit(string binding)
    {
        var schema = await JsonSchema.FromFileAsync(SharedFolder.Path("schemas", "functions-function.schema.json"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Definitions["bindingBase"].Validate(binding).Concat(schema.Definitions[Kind(binding)].Validate(binding)));
    }

    [Fact]
    public void Requests_are_passed_on_as_they_are_because_the_function_has_one_trigger_and_one_output()
    {
        var bindings = AppFunctions.Bindings(Path.Combine(AppFunctions.Folder, "api", "function.json"));
        Assert.Equal([("httpTrigger", "in"), ("http", "out")], bindings.Select(b => (b.GetProperty("type").GetString()!, b.GetProperty("direction").GetString()!)));
        // The app authenticates its callers itself; a function key would only be a second, weaker secret.
        Assert.Equal("anonymous", bindings[0].GetProperty("authLevel").GetString());
    }

    [Fact]
    public void Queues_are_those_of_the_apps_storage()
    {
        var queues = Files().SelectMany(AppFunctions.Bindings).Where(b => b.GetProperty("type").GetString() is "queueTrigger").ToList();
        Assert.All(queues, q => Assert.Equal("AzureWebJobsStorage", q.GetProperty("connection").GetString()));
    }

    [Fact]
    public async Task The_queues_and_settings_that_they_name_are_deployed()
    {
        var deployment = await Deployment.Usual;
        var queues = deployment.Of("Microsoft.Storage/storageAccounts/queueServices/queues").Select(q => q.GetProperty("name").GetString()!.Split('/')[^1]);
        Assert.Equal(AppFunctions.Expected.Where(f => f.Trigger is "queueTrigger").Select(f => f.On).Order(StringComparer.Ordinal), queues.Order(StringComparer.Ordinal));
        Assert.All(AppFunctions.Expected.Where(f => f.On.StartsWith('%')), f => Assert.True(deployment.Settings.TryGetProperty(f.On.Trim('%'), out _)));
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(AppFunctions.Folder, "*", SearchOption.AllDirectories);

    private static string Kind(string binding) => JsonDocument.Parse(binding).RootElement.GetProperty("type").GetString() switch
    {
        "queueTrigger" => "queueBinding",
        "timerTrigger" => "timerTriggerBinding",
        "httpTrigger" or "http" => "httpBinding",
        var other => throw new InvalidOperationException($"The test does not know '{other}'."),
    };
}
