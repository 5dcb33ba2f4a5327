using Twins.Adapters.Teams;
using Twins.Tests.Adapters.Models;

namespace Twins.Tests.Adapters.Teams;

/// <summary>The client, the strict connector, and one clock for both.</summary>
internal sealed class TeamsRig : IAsyncDisposable
{
    private Task<TimeSpan>? begun;

    private TeamsRig(StrictConnector connector, TimerWatch clock, ConnectorOptions options, LeftConversations? left)
    {
        (Connector, Clock, Tokens) = (connector, clock, new LiteralTokens(clock));
        Client = ConnectorClient.Create(options, clock, Tokens, left);
        Streams = new MessageStreams(Client, clock);
    }

    public StrictConnector Connector { get; }
    public TimerWatch Clock { get; }
    public LiteralTokens Tokens { get; }
    public ConnectorClient Client { get; }
    public MessageStreams Streams { get; }

    public static ConnectorOptions Options => new() { Identity = new BotIdentity.Managed("11111111-2222-3333-4444-555555555555"), IsLocal = true, Timeout = Script.Patience };

    public static OutgoingActivity Message(string text) => MessageBuilder.Build(new OutgoingMessage { Text = text }, ConversationKind.Personal);

    public static async Task<TeamsRig> StartAsync(ConnectorOptions? options = null, LeftConversations? left = null)
    {
        var clock = new TimerWatch();
        return new TeamsRig(await StrictConnector.StartAsync(clock), clock, options ?? Options, left);
    }

    public Task<ConnectorOutcome> SendAsync(string text = "hi", string conversation = "a:chat/1") =>
        Client.SendAsync(Connector.Chat(conversation), Message(text), TestContext.Current.CancellationToken);

    /// <summary>Lets time pass, wait by wait, until the work is done.</summary>
    /// <returns>The waits.</returns>
    public async Task<IReadOnlyList<TimeSpan>> ElapseAsync(Task work)
    {
        var waits = new List<TimeSpan>();
        while (!work.IsCompleted)
        {
            begun ??= Clock.NextWaitAsync();
            if (await Task.WhenAny(work, begun) == work) break;
            waits.Add(await begun);
            begun = null;
            Clock.Advance(waits[^1]);
        }
        await work;
        return waits;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Connector.DisposeAsync();
    }
}
