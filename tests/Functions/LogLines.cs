using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Twins.Tests.Functions;

/// <summary>Everything that a process logged, as a console would show it.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> All => lines;

    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, lines);

    public void Dispose()
    {
        // The lines are the test's.
    }

    private sealed class Lines(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? [])} {exception}");
    }
}
