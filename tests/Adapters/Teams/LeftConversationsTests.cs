using Microsoft.Data.Sqlite;
using Twins.Adapters.Storage.Embedded;
using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

/// <summary>Where the bot was taken out it is silent, whichever process is asked, until it is put in again.</summary>
public sealed class LeftConversationsTests : IDisposable
{
    private const string Team = "19:general@thread.tacv2";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>As another process has it.</summary>
    private LeftConversations Left => new(new SqliteRecords(EmbeddedDatabase.Open(folder.Path)));

    [Fact]
    public async Task After_teams_said_so_nothing_is_sent_there_by_anybody()
    {
        await using (var rig = await TeamsRig.StartAsync(left: Left))
        {
            rig.Connector.Play(StrictConnector.Fault.NotInRoster);
            Assert.IsType<ConnectorOutcome.NotInRoster>(await rig.SendAsync());
            Assert.IsType<ConnectorOutcome.NotInRoster>(await rig.SendAsync());
            Assert.Single(rig.Connector.Requests);
        }
        await using var other = await TeamsRig.StartAsync(left: Left);
        Assert.IsType<ConnectorOutcome.NotInRoster>(await other.SendAsync());
        await using var stream = other.Streams.Open(other.Connector.Chat())!;
        stream.Write("Tea");
        Assert.Equal(new StreamOutcome.Failed(new ConnectorOutcome.NotInRoster()), await stream.FinishAsync(TeamsRig.Message("Tea"), Ct));
        Assert.Empty(other.Connector.Requests);
        Assert.IsType<ConnectorOutcome.Delivered>(await other.SendAsync(conversation: "a:another"));
        await Left.RemoveAsync("a:chat/1", null, Ct);
        Assert.IsType<ConnectorOutcome.Delivered>(await other.SendAsync());
    }

    [Fact]
    public async Task A_channel_is_left_with_all_its_threads_and_comes_back_with_its_team()
    {
        await using var rig = await TeamsRig.StartAsync(left: Left);
        var (first, second) = (rig.Connector.Channel() with { TeamId = Team }, rig.Connector.Channel("19:abc@thread.tacv2;messageid=2") with { TeamId = Team });
        rig.Connector.Play(StrictConnector.Fault.NotInRoster);
        Assert.IsType<ConnectorOutcome.NotInRoster>(await rig.Client.SendAsync(first, TeamsRig.Message("hi"), Ct));
        Assert.IsType<ConnectorOutcome.NotInRoster>(await rig.Client.SendAsync(second, TeamsRig.Message("hi"), Ct));
        Assert.IsType<ConnectorOutcome.NotInRoster>(await rig.Client.PostToChannelAsync(first, "19:abc@thread.tacv2", TeamsRig.Message("hi"), Ct));
        Assert.Single(rig.Connector.Requests);
        await Left.RemoveAsync("19:other@thread.tacv2", "19:other@thread.tacv2", Ct);
        Assert.True(await Left.HasAsync(first.ConversationId, Ct));
        await Left.RemoveAsync(Team, Team, Ct);
        Assert.IsType<ConnectorOutcome.Delivered>(await rig.Client.SendAsync(second, TeamsRig.Message("hi"), Ct));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
