using Microsoft.Extensions.Logging.Console;
using Twins.Functions.Security;

namespace Twins.Functions.Http.Logs;

/// <summary>One line for each thing that happened; errors on the error stream, which the host marks as such.</summary>
internal static class ConsoleLog
{
    public static void Configure(ILoggingBuilder logging, bool json)
    {
        logging.ClearProviders();
        if (json) logging.AddJsonConsole(o => (o.TimestampFormat, o.UseUtcTimestamp, o.IncludeScopes) = ("yyyy-MM-ddTHH:mm:ss.fffZ", true, false));
        else logging.AddSimpleConsole(o => (o.TimestampFormat, o.UseUtcTimestamp, o.SingleLine) = ("HH:mm:ss ", false, true));
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Error);
        // The framework's own lines have the query in them, and the token library's what it did not like about a token.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.IdentityModel", LogLevel.None);
        // The request's own line says 401, and the answer why.
        logging.AddFilter(typeof(ApiKeyHandler).FullName, LogLevel.Warning);
        // What keeps the process from starting is said once, in a sentence.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
    }
}
