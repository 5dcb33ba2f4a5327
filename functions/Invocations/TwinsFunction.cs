namespace Twins.Functions.Invocations;

/// <summary>A function that a queue or a clock fires, through the Azure Functions host or without it.</summary>
/// <param name="Name">Its folder in the app, and the path that the host posts to.</param>
/// <param name="RunAsync">When it returns, the message has been dealt with; when it throws, the message comes again.</param>
internal sealed record TwinsFunction(string Name, Trigger Trigger, Func<Invocation, CancellationToken, Task> RunAsync);

/// <summary>What fires a function.</summary>
internal abstract record Trigger
{
    private Trigger()
    {
    }

    /// <param name="AtOnce">How many messages one process works on without the host.</param>
    public sealed record Queue(string Name, int AtOnce) : Trigger
    {
        /// <summary>Where the host puts what failed too often.</summary>
        public string Poison => Name + "-poison";
    }

    /// <param name="Schedule">Six fields, seconds first, in UTC.</param>
    public sealed record Timer(string Schedule) : Trigger;
}

/// <summary>One firing of a function.</summary>
/// <param name="Text">The message; empty for a timer.</param>
/// <param name="Received">How often the message was received, this time included; 0 when fired by hand.</param>
/// <param name="IsPastDue">A timer that should have rung earlier.</param>
internal sealed record Invocation(string Text, int Received, bool IsPastDue);
