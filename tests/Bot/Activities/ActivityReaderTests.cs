using System.Text;
using Twins.Adapters.Teams;
using Twins.Bot.Activities;

namespace Twins.Tests.Bot.Activities;

public sealed class ActivityReaderTests
{
    [Fact]
    public void A_message_of_teams_is_read_whole_and_what_is_unknown_is_left_alone()
    {
        var activity = Read(Said.Message("hi \\u00e9"));
        Assert.Equal((ActivityKind.Message, "1700000000001", "msteams", ChannelTokens.Service, "hi é", "en-US"), (activity.Kind, activity.Id, activity.ChannelId, activity.ServiceUrl, activity.Text, activity.Locale));
        Assert.Equal(new Account("29:ada", "Ada", "0a0a0a0a-0000-4000-8000-000000000001"), activity.From);
        Assert.Equal(new Conversation("a:1personal", ConversationKind.Personal), activity.Conversation);
        Assert.Equal(Said.Tenant, activity.TenantId);
        Assert.Equal("28:" + ChannelTokens.App, activity.Recipient.Id);
    }

    [Theory]
    [InlineData("message", ActivityKind.Message)]
    [InlineData("conversationUpdate", ActivityKind.ConversationUpdate)]
    [InlineData("installationUpdate", ActivityKind.InstallationUpdate)]
    [InlineData("invoke", ActivityKind.Invoke)]
    [InlineData("messageReaction", ActivityKind.MessageReaction)]
    [InlineData("messageUpdate", ActivityKind.MessageUpdate)]
    [InlineData("messageDelete", ActivityKind.MessageDelete)]
    [InlineData("typing", ActivityKind.Typing)]
    [InlineData("event", ActivityKind.Event)]
    [InlineData("command", ActivityKind.Unknown)]
    public void Each_type_has_its_kind(string type, ActivityKind kind) => Assert.Equal(kind, Read(Said.Of(type)).Kind);

    [Fact]
    public void What_comes_with_a_kind_is_read()
    {
        var update = Read(Said.Of("conversationUpdate", """ "membersAdded":[{"id":"28:bot"},{"id":"29:bob","aadObjectId":"b"}],"membersRemoved":[{"id":"29:eve"}] """));
        Assert.Equal(["28:bot", "29:bob"], update.MembersAdded.Select(m => m.Id));
        Assert.Equal("29:eve", update.MembersRemoved.Single().Id);
        Assert.Equal(["like"], Read(Said.Of("messageReaction", """ "replyToId":"1","reactionsAdded":[{"type":"like"}] """)).ReactionsAdded);
        Assert.Equal("remove", Read(Said.Of("installationUpdate", "\"action\":\"remove\"")).Action);
        var invoke = Read(Said.Of("invoke", """ "name":"task/fetch","value":{"data":{"x":1}} """));
        Assert.Equal(("task/fetch", 1), (invoke.Name, invoke.Value.GetProperty("data").GetProperty("x").GetInt32()));
    }

    [Theory]
    [InlineData("personal", "a:1", ConversationKind.Personal, "a:1")]
    [InlineData("groupChat", "19:x@thread.v2", ConversationKind.GroupChat, "19:x@thread.v2")]
    [InlineData("channel", "19:x@thread.tacv2;messageid=17", ConversationKind.Channel, "19:x@thread.tacv2")]
    [InlineData("somethingNew", "19:x", ConversationKind.GroupChat, "19:x")]
    public void A_conversation_knows_its_kind_and_its_root(string type, string id, ConversationKind kind, string root)
    {
        var conversation = Read(Said.Message(conversation: id).Replace("\"conversationType\":\"personal\"", $"\"conversationType\":\"{type}\"", StringComparison.Ordinal)).Conversation;
        Assert.Equal((kind, root), (conversation.Kind, conversation.Root));
    }

    [Fact]
    public void An_answer_goes_to_the_thread_that_was_spoken_in()
    {
        var reference = Read(Said.Message(conversation: "19:x@thread.tacv2;messageid=17").Replace("\"personal\"", "\"channel\"", StringComparison.Ordinal)).Reference();
        Assert.Equal(new ConversationReference { ServiceUrl = new Uri(ChannelTokens.Service), ConversationId = "19:x@thread.tacv2;messageid=17", Kind = ConversationKind.Channel, TenantId = Said.Tenant }, reference);
        Assert.Null(Read(Said.Message().Replace("tenant", "owner", StringComparison.Ordinal)).Reference().TenantId);
    }

    [Theory]
    [InlineData("\"type\":\"message\",", "", "'type' is missing")]
    [InlineData("\"id\":\"1700000000001\",", "", "'id' is missing")]
    [InlineData("\"id\":\"1700000000001\"", "\"id\":\"\"", "'id' is missing")]
    [InlineData("\"id\":\"1700000000001\"", "\"id\":null", "'id' is missing")]
    [InlineData("\"id\":\"1700000000001\"", "\"id\":17", "'id' is no text")]
    [InlineData("\"channelId\"", "\"channel\"", "'channelId' is missing")]
    [InlineData("\"serviceUrl\"", "\"service\"", "'serviceUrl' is missing")]
    [InlineData("https://smba", "ftp://smba", "'serviceUrl' is no address")]
    [InlineData("https://smba", "https://me:pw@smba", "'serviceUrl' is no address")]
    [InlineData("https://smba.trafficmanager.net/emea/", "/emea", "'serviceUrl' is no address")]
    [InlineData("\"from\"", "\"form\"", "'from' is missing")]
    [InlineData("\"id\":\"29:ada\",", "", "'from.id' is missing")]
    [InlineData("\"conversation\":{", "\"conversations\":{", "'conversation' is missing")]
    [InlineData(",\"id\":\"a:1personal\"", "", "'conversation.id' is missing")]
    [InlineData("\"recipient\":{", "\"recipient\":[],\"x\":{", "'recipient' is missing")]
    [InlineData("\"text\":\"hello\"", "\"text\":{}", "'text' is no text")]
    [InlineData("\"text\":\"hello\"", "\"text\":\"\\ud800\"", "no Unicode")]
    [InlineData("\"entities\":[", "\"entities\":[7,", "'entities[0]' is no object")]
    [InlineData("\"entities\":[", "\"entities\":7,\"x\":[", "'entities' is no list")]
    [InlineData("\"text\":\"hello\"", "\"text\":\"hello\",\"text\":\"bye\"", "not the JSON of an activity")]
    [InlineData("\"text\"", "text", "not the JSON of an activity: line 2")]
    public void What_we_need_must_be_there(string part, string instead, string says)
    {
        var broken = Said.Message().Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(Said.Message(), broken);
        Assert.Contains(says, Assert.Throws<ActivityException>(() => Read(broken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"message\"")]
    public void Only_an_object_is_an_activity(string json) => Assert.Contains("JSON object", Assert.Throws<ActivityException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Everything_has_an_end()
    {
        Assert.Contains("longer than 1000", Assert.Throws<ActivityException>(() => Read(Said.Message(id: new string('1', 1001)))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 500", Assert.Throws<ActivityException>(() => Read(Said.Of("conversationUpdate", $"\"membersAdded\":[{string.Join(',', Enumerable.Repeat("{\"id\":\"x\"}", 501))}]"))).Message, StringComparison.Ordinal);
        Assert.Contains("256 KB", Assert.Throws<ActivityException>(() => Read(Said.Message(new string('x', 256 * 1024)))).Message, StringComparison.Ordinal);
        Assert.Throws<ActivityException>(() => Read(Said.Of("message", $"\"deep\":{new string('[', 100)}{new string(']', 100)}")));
    }

    private static Activity Read(string json) => ActivityReader.Read(Encoding.UTF8.GetBytes(json));
}
