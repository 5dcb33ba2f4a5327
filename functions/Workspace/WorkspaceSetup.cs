using Twins.Core.Workspace;
using Twins.Functions.Hosting;

namespace Twins.Functions.Workspace;

internal static class WorkspaceSetup
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services, TwinsSettings settings) => services
        .AddSingleton<WorkspaceStore>()
        .AddSingleton(s => new WorkspaceStudies(s.GetRequiredService<WorkspaceStore>(), settings.Scratch))
        .AddSingleton(s => new WorkspaceTwins(s.GetRequiredService<WorkspaceStore>(), settings.Scratch));
}
