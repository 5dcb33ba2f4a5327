using System.Globalization;
using Twins.Adapters.Storage.Embedded;

namespace Twins.Functions.Hosting;

/// <summary>Where this process lives, as its environment says; see docs/deploy.md for every variable.</summary>
internal sealed record TwinsSettings
{
    private const int LocalPort = 7071;

    /// <summary>Null for the embedded store, else a connection string or the name of a storage account.</summary>
    public string? Storage { get; init; }

    /// <summary>Where the embedded store lives.</summary>
    public required string Data { get; init; }

    /// <summary>Where files under way lie; everything in it may be lost.</summary>
    public required string Scratch { get; init; }

    /// <summary>The port that the Functions host gave; null where there is no host.</summary>
    public int? HostPort { get; init; }

    /// <summary>Where this process listens without the host.</summary>
    public required Uri Url { get; init; }

    /// <summary>When the nightly sweep starts: six fields, seconds first, in UTC.</summary>
    public string Night { get; init; } = "0 0 2 * * *";

    /// <summary>When stalled runs are looked for.</summary>
    public string Watch { get; init; } = "0 * * * * *";

    /// <summary>How many shards this process works on at once without the host.</summary>
    public int ShardsAtOnce { get; init; } = 4;

    /// <summary>How many evaluations may be under way in this process: the most that a kill can make it pay twice.</summary>
    public int CallsAtOnce { get; init; } = 64;

    public bool IsBehindHost => HostPort is not null;

    /// <exception cref="FormatException">A variable does not fit; the message says which.</exception>
    public static TwinsSettings Read(Func<string, string?> environment)
    {
        var storage = Get("TWINS_STORAGE") is { } chosen && chosen is not "embedded" ? chosen : null;
        var data = DataFolder.Path();
        var settings = new TwinsSettings
        {
            Storage = storage,
            Data = data,
            Scratch = Path.Combine(storage is null ? data : Path.GetTempPath(), storage is null ? "scratch" : "twins-scratch"),
            HostPort = Number("FUNCTIONS_CUSTOMHANDLER_PORT", 65535),
            Url = Uri.TryCreate(Get("TWINS_URL") ?? $"http://127.0.0.1:{LocalPort}", UriKind.Absolute, out var url) && url.Scheme is "http" ? url : throw new FormatException("TWINS_URL must look like http://127.0.0.1:7071."),
        };
        return settings with
        {
            Night = Get("TWINS_NIGHT") ?? settings.Night,
            Watch = Get("TWINS_WATCH") ?? settings.Watch,
            ShardsAtOnce = Number("TWINS_SHARDS_AT_ONCE", 64) ?? settings.ShardsAtOnce,
            CallsAtOnce = Number("TWINS_MODEL_CONCURRENCY", 1024) ?? settings.CallsAtOnce,
        };

        string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

        int? Number(string name, int most) => Get(name) is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most ? value
            : throw new FormatException($"{name} is '{text}'; it must be a whole number from 1 to {most}.");
    }
}
