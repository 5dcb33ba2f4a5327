using Twins.Adapters.Telemetry;
using Twins.Bot;
using Twins.Functions.Hosting;
using Twins.Functions.Http;
using Twins.Functions.Security;

try
{
    var settings = TwinsSettings.Read(Environment.GetEnvironmentVariable);
    using var telemetry = TelemetryPipeline.Start(new TelemetryOptionsReader(Environment.GetEnvironmentVariable).Read(), "functions");
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseUrls(settings.HostPort is { } port ? $"http://127.0.0.1:{port}" : settings.Url.ToString());
    builder
        .AddSecurity(new SecuritySettings(Environment.GetEnvironmentVariable, settings.Data).Read())
        .AddHttpConventions(new HttpSettings(Environment.GetEnvironmentVariable).Read());
    builder.Services.AddTwins(settings, new BotSettings(Environment.GetEnvironmentVariable).Read());

    var app = builder.Build().UseHttpConventions();
    app.MapTwins(settings);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFailures.Explain(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
