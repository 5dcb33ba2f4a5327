using Twins.Functions.Http.Idempotency;
using Twins.Functions.Http.Limits;
using Twins.Functions.Http.Logs;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Pages;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Http;

/// <summary>What every endpoint can rely on, and in which order it comes.</summary>
internal static class HttpSetup
{
    /// <summary>Needs an <see cref="Core.Storage.IRecordStore"/> among the services.</summary>
    public static WebApplicationBuilder AddHttpConventions(this WebApplicationBuilder builder, HttpOptions options)
    {
        ConsoleLog.Configure(builder.Logging, options.JsonLog);
        builder.WebHost.ConfigureKestrel(kestrel => RequestLimits.Configure(kestrel, options));
        var services = builder.Services;
        services.AddSingleton(options).AddSingleton<CallOrigin>().AddSingleton<IdempotencyRecords>().AddSingleton<IdempotencyGate>();
        services.AddRateLimiter(limiter => RateLimits.Configure(limiter, options.CallsPerMinute));
        services.AddRequestTimeouts(timeouts => RequestLimits.Configure(timeouts, options));
        // So that every failure to read a request is told by the same translation, in development and elsewhere.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.AddOpenApi(ApiDocument.Configure);
        return builder;
    }

    /// <summary>Before any endpoint is mapped.</summary>
    public static WebApplication UseHttpConventions(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SecurityOptions>().Notice is { } notice) app.Logger.LogWarning("{Notice}", notice);
        app.UseMiddleware<RequestLog>();
        app.Use(SecurityHeaders.InvokeAsync);
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        // Who calls is found out first, so that everybody spends his own allowance.
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.UseAuthorization();
        return app;
    }
}
