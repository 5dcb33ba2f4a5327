using Twins.Adapters.Evidence.Search;
using Twins.Adapters.Ledger;
using Twins.Adapters.Telemetry;
using Twins.Bot;
using Twins.Functions.Security;

namespace Twins.Functions.Hosting;

/// <summary>What keeps the process from starting and a person can mend, in one sentence.</summary>
internal static class StartFailures
{
    /// <summary>Null for what is our own fault, which deserves a stack trace.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        SettingException or BotSettingException or TelemetryOptionsException or SearchSettingsException or LedgerInUseException or FormatException or DirectoryNotFoundException or UnauthorizedAccessException => failure.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"{failure.Message} Stop the other process, or set TWINS_URL to another port.",
        _ => null,
    };
}
