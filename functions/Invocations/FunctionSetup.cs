using Twins.Functions.Hosting;
using Twins.Functions.Pump;

namespace Twins.Functions.Invocations;

internal static class FunctionSetup
{
    /// <summary>The table of functions, and what fires them where there is no host.</summary>
    public static IServiceCollection AddFunctions(this IServiceCollection services, TwinsSettings settings)
    {
        services.AddSingleton<FunctionTable>();
        return settings.IsBehindHost ? services : services.AddHostedService<QueuePump>().AddHostedService<TimerPump>();
    }
}
