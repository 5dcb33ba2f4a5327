using Twins.Core.Documents;
using Twins.Core.Workspace;
using Twins.Functions.Hosting;
using Twins.Functions.Invocations;
using Twins.Functions.Pump;
using Twins.Functions.Runs;

var settings = TwinsSettings.Read(Environment.GetEnvironmentVariable);
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(settings.HostPort is { } port ? $"http://127.0.0.1:{port}" : settings.Url.ToString());
builder.Services
    .AddSingleton(settings)
    .AddSingleton(TimeProvider.System)
    .AddStorage(settings)
    .AddSingleton<WorkspaceStore>()
    .AddSingleton(s => new WorkspaceStudies(s.GetRequiredService<WorkspaceStore>(), settings.Scratch))
    .AddRuns(settings)
    .AddSingleton<FunctionTable>()
    .ConfigureHttpJsonOptions(options => DocumentJson.Apply(options.SerializerOptions));
if (!settings.IsBehindHost) builder.Services.AddHostedService<QueuePump>().AddHostedService<TimerPump>();

var app = builder.Build();
app.MapGet("/", () => "Twins").AllowAnonymous();
app.MapInvocations(new HostGuard(settings.IsBehindHost));
app.MapRuns();
await app.RunAsync();
