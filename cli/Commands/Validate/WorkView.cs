using Twins.Cli.Terminal;

namespace Twins.Cli.Commands.Validate;

/// <summary>Says on stderr how far long work is, every few seconds and not at all for short work.</summary>
internal sealed class WorkView(TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private string current = "";
    private long begun, said;

    public void Show(string what, int done, int of)
    {
        lock (gate)
        {
            if (what != current) (current, begun, said) = (what, clock.GetTimestamp(), clock.GetTimestamp());
            if (clock.GetElapsedTime(said) < Every || done >= of) return;
            said = clock.GetTimestamp();
            var left = clock.GetElapsedTime(begun) * ((double)(of - done) / done);
            Edge.Say($"{what}: {done} of {of}, {(left.TotalMinutes >= 1 ? $"{left.TotalMinutes:0} min" : $"{Math.Max(1, left.TotalSeconds):0} s")} left");
        }
    }
}
