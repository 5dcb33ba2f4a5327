using Twins.Adapters.Telemetry;
using Twins.Functions.Asking;
using Twins.Functions.Hooks;
using Twins.Functions.Hosting;
using Twins.Functions.Http;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Invocations;
using Twins.Functions.Nightly;
using Twins.Functions.Runs;
using Twins.Functions.Security;
using Twins.Functions.Workspace;

try
{
    var settings = TwinsSettings.Read(Environment.GetEnvironmentVariable);
    using var telemetry = TelemetryPipeline.Start(new TelemetryOptionsReader(Environment.GetEnvironmentVariable).Read(), "functions");
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseUrls(settings.HostPort is { } port ? $"http://127.0.0.1:{port}" : settings.Url.ToString());
    builder
        .AddSecurity(new SecuritySettings(Environment.GetEnvironmentVariable, settings.Data).Read())
        .AddHttpConventions(new HttpSettings(Environment.GetEnvironmentVariable).Read());
    builder.Services
        .AddSingleton(settings)
        .AddSingleton(TimeProvider.System)
        .AddStorage(settings)
        .AddWorkspace(settings)
        .AddRuns(settings)
        .AddHooks()
        .AddNights(settings)
        .AddFunctions(settings);

    var app = builder.Build().UseHttpConventions();
    app.MapHealth();
    app.MapInvocations(new HostGuard(settings.IsBehindHost));
    app.MapApiDocument();
    app.MapDocuments();
    app.MapFiles();
    app.MapAsking();
    app.MapEvidence();
    app.MapEstimates();
    app.MapRuns();
    app.MapHooks();
    app.MapSchedules();
    app.MapNights();
    app.MapPoison();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFailures.Explain(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
