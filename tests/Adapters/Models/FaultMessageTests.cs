using Twins.Adapters.Models;
using Twins.Bench.Loopback;
using Twins.Core.Respondents;

namespace Twins.Tests.Adapters.Models;

public sealed class FaultMessageTests
{
    [Theory]
    [InlineData(401)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task The_key_is_in_no_exception_even_when_the_service_repeats_it(int status)
    {
        using var script = new Script(Script.Status(status, """{"error":{"message":"Incorrect key provided: sk-very-secret. Bearer SK-VERY-SECRET","code":"x"}}"""));
        using var clients = ModelClients.Create(Script.Options with { MaxTries = 1 }, TimeProvider.System, script);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => Script.AskAsync(clients));
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", Script.Options.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_refused_key_names_the_variable_to_set()
    {
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, Key = "right" });
        using var wrong = ModelClients.Create(Script.Options with { Url = server.V1 }, TimeProvider.System);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => Script.AskAsync(wrong));
        Assert.Equal(FaultKind.Unusable, fault.Kind);
        Assert.Contains("TWINS_MODEL_KEY", fault.Message, StringComparison.Ordinal);
        using var right = ModelClients.Create(Script.Options with { Url = server.V1, Key = "right" }, TimeProvider.System);
        await Script.AskAsync(right);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_stops_at_once()
    {
        using var script = new Script(Script.Throws(new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known")));
        using var clients = ModelClients.Create(Script.Options, TimeProvider.System, script);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => Script.AskAsync(clients));
        Assert.Equal((FaultKind.Unusable, 1), (fault.Kind, script.Played));
        Assert.Contains("There is no host model.test", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_running_is_said_to_be_so()
    {
        var gone = await LoopbackModel.StartAsync();
        await gone.DisposeAsync();
        using var clients = ModelClients.Create(Script.Options with { Url = gone.V1, MaxTries = 1 }, TimeProvider.System);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => Script.AskAsync(clients));
        Assert.Equal(FaultKind.Unusable, fault.Kind);
        Assert.Contains("start the model server", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_deployment_names_what_was_asked_for()
    {
        using var script = new Script(Script.Status(404, """{"error":{"code":"DeploymentNotFound","message":"x"}}"""));
        using var clients = ModelClients.Create(Script.Options, TimeProvider.System, script);
        Assert.Contains("has no 'm'", (await Assert.ThrowsAsync<ModelFaultException>(() => Script.AskAsync(clients))).Message, StringComparison.Ordinal);
    }
}
