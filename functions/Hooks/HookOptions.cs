using System.Globalization;
using Twins.Functions.Security;

namespace Twins.Functions.Hooks;

/// <summary>What an installation decides about webhooks; its secrets stand in settings of their own.</summary>
public sealed record HookOptions
{
    /// <summary>Senders of CloudEvents that pass the handshake, such as eventgrid.azure.net.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>How many calls a minute the handshake promises to take.</summary>
    public int Rate { get; init; } = 120;

    /// <summary>Ports that callbacks may have.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [443, 8443];

    /// <summary>Callbacks may go to this machine, over plain http too; for trying out and for tests.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>The seed of the jitter in retries.</summary>
    public int Seed { get; init; } = 1;

    /// <exception cref="SettingException">A setting does not fit; the message says which.</exception>
    public static HookOptions Read(IConfiguration settings)
    {
        var options = new HookOptions();
        return options with
        {
            Origins = Words("TWINS_HOOK_ORIGINS") is { Length: > 0 } origins ? origins : options.Origins,
            Rate = Words("TWINS_HOOK_RATE") is [var rate] ? Number("TWINS_HOOK_RATE", rate, 1_000_000) : options.Rate,
            Ports = Words("TWINS_CALLBACK_PORTS") is { Length: > 0 } ports ? [.. ports.Select(port => Number("TWINS_CALLBACK_PORTS", port, 65535))] : options.Ports,
            AllowLoopback = settings["TWINS_CALLBACK_LOOPBACK"] is "yes",
        };

        string[] Words(string name) => (settings[name] ?? "").Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries);

        static int Number(string name, string text, int most) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most ? value : throw new SettingException($"{name} is '{text}'; it must be a whole number from 1 to {most}.");
    }
}
