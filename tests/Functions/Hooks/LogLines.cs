using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Twins.Tests.Functions.Hooks;

/// <summary>Every line that was logged; each begins with its category.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> All => [.. lines];

    /// <summary>Lines of webhooks themselves; the app writes one for each request beside them.</summary>
    public IReadOnlyList<string> OfHooks => [.. lines.Where(line => line.StartsWith("Twins.Functions.Hooks.", StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => new Line(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Line(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{category}: {formatter(state, exception)} {exception}".Trim());
    }
}
