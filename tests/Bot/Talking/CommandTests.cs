using System.Net.Http.Json;
using System.Text.Json;
using Twins.Core.Governance;
using Twins.Core.Personas;
using Twins.Core.Runs.Nightly;
using Twins.Core.Talks;
using Twins.Core.Workspace;
using Twins.Tests.Adapters.Teams;

namespace Twins.Tests.Bot.Talking;

/// <summary>What people do with the bot besides talking, from an activity to the card.</summary>
public class CommandTests
{
    [Fact]
    public async Task Twins_are_shown_with_their_level_and_the_consent_that_they_rest_on()
    {
        await using var app = await TeamsApp.StartAsync();
        await app.SayAsync("show me the twins");
        var card = TeamsApp.Card(await app.HearAsync()).GetRawText();
        Assert.All(["Greta Vogel", "Bruno Costa", "Ines Real", "no real person", "consent until 2099-01-01", "no valid consent: cannot be addressed", "level 2 of 5"], words => Assert.Contains(words, card, StringComparison.Ordinal));
        Assert.Equal(3, card.Split("\"title\":\"Talk\",\"verb\"").Length - 1);
    }

    [Fact]
    public async Task A_panel_shows_progress_on_one_card_that_becomes_the_result_with_a_chart_and_a_verdict()
    {
        await using var app = await TeamsApp.StartAsync();
        await app.SayAsync("panel readers: Cheap seeds that come up | Compost for free | A watch that shows the weather");
        var held = await app.HearAsync();
        Assert.Equal("POST", held.Method);
        var result = await LastAsync(app);
        Assert.Equal("PUT", result.Method);
        var card = TeamsApp.Card(result).GetRawText();
        Assert.Contains("Chart.", card, StringComparison.Ordinal);
        Assert.Contains("AI-generated", card, StringComparison.Ordinal);
        Assert.Contains("Offline respondent", card, StringComparison.Ordinal);
        Assert.Contains("Compost for free", card, StringComparison.Ordinal);
        Assert.Single(app.Connector.Requests, r => r.Method is "POST");
    }

    [Fact]
    public async Task Two_messages_are_compared_head_to_head_on_the_only_panel()
    {
        await using var app = await TeamsApp.StartAsync();
        await app.SayAsync("compare Seeds for a penny | Seeds that come up");
        Assert.Contains("Head to head", TeamsApp.Card(await LastAsync(app)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_that_cannot_be_asked_says_why_at_once()
    {
        await using var app = await TeamsApp.StartAsync();
        await app.SayAsync("panel writers: Would you?");
        Assert.Contains("There is no panel 'writers'. There is: readers.", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
        await app.SayAsync("panel readers: " + string.Join(" | ", Enumerable.Range(1, 11).Select(i => $"message {i}")));
        Assert.Contains("up to 10 messages", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_with_somebody_who_has_not_agreed_is_not_asked()
    {
        await using var app = await TeamsApp.StartAsync();
        await app.WriteAsync(DocumentKind.Panel, "all", "panel: all\nname: All\nmembers: ['*.twin.yaml']\n");
        await app.SayAsync("panel all: Do you like seeds?");
        await app.HearAsync();
        var instead = await app.HearAsync();
        Assert.Equal("PUT", instead.Method);
        Assert.Contains("Ines Real cannot be addressed", TeamsApp.Card(instead).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_stops_no_run_but_those_of_chats()
    {
        await using var app = await TeamsApp.StartAsync();
        await app.WriteAsync(DocumentKind.Campaign, "spring", "campaign: spring\npanel: readers.panel.yaml\nquestions:\n  - { id: like, kind: yes_no, text: Do you like seeds? }\n");
        using var api = app.Api();
        using var started = await api.PostAsJsonAsync("/api/runs", new { campaign = "spring" }, TestContext.Current.CancellationToken);
        var run = (await started.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString();
        await app.DeliverAsync("invoke", $$""" "name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"cancel","data":{"verb":"cancel","key":"c1","run":"{{run}}"} } } """);
        Assert.Contains("was not started in a chat", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_is_fetched_refused_with_its_problem_and_taken_once_however_often_it_is_sent()
    {
        await using var app = await TeamsApp.StartAsync();
        var form = await app.DeliverAsync("invoke", """ "name":"task/fetch","value":{"data":{"verb":"panel.open","key":"k1"}} """);
        Assert.Equal("continue", form.GetProperty("task").GetProperty("type").GetString());
        Assert.Contains("readers", form.GetRawText(), StringComparison.OrdinalIgnoreCase);
        var refused = await app.DeliverAsync("invoke", """ "name":"task/submit","value":{"data":{"verb":"panel.start","key":"k1","panel":"writers","question":"Would you?"}} """);
        Assert.Contains("There is no panel", refused.GetRawText(), StringComparison.Ordinal);
        const string good = """ "name":"task/submit","value":{"data":{"verb":"panel.start","key":"k1","panel":"readers","question":"Do you like seeds?","variants":""}} """;
        Assert.Equal("message", (await app.DeliverAsync("invoke", good)).GetProperty("task").GetProperty("type").GetString());
        Assert.Equal("message", (await app.DeliverAsync("invoke", good)).GetProperty("task").GetProperty("type").GetString());
        await LastAsync(app);
        Assert.Single(app.Connector.Requests, r => r.Method is "POST");
    }

    [Fact]
    public async Task Why_shows_the_evidence_that_was_cited_and_what_else_the_twin_was_shown()
    {
        var model = new SpokenModel().Say("Compost [q2].");
        await using var app = await TeamsApp.StartAsync(model);
        await app.SayAsync("why?");
        Assert.Contains("No twin has said anything here yet", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
        await TalkAsync(app, "talk to Greta: Is compost worth the money?");
        await app.SayAsync("why?");
        var card = TeamsApp.Card(await app.HearAsync()).GetRawText();
        Assert.All(["Compost is the best money I never spent.", "interview 12", "2026-03-04", "talk-1"], words => Assert.Contains(words, card, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dislike_with_its_words_reaches_the_stewards_without_the_name_of_who_gave_it()
    {
        await using var app = await TeamsApp.StartAsync(new SpokenModel().Say("Compost [q2]."));
        var message = await TalkAsync(app, "talk to Greta: Is compost worth the money?");
        var answered = await app.DeliverAsync("invoke", $$""" "name":"message/submitAction","replyToId":"{{message}}","value":{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"too short\"}"} } """);
        Assert.Equal("{}", answered.GetRawText());
        await app.SayAsync("report this: it should not say that");
        Assert.Contains("your report is in", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
        using var steward = app.Api();
        var listed = await steward.GetFromJsonAsync<JsonElement>("/api/feedback", TestContext.Current.CancellationToken);
        Assert.Equal([("dislike", "too short", "greta"), ("report", "it should not say that", "greta")], listed.GetProperty("items").EnumerateArray().Select(f => (f.GetProperty("kind").GetString()!, f.GetProperty("comment").GetString()!, f.GetProperty("twin").GetString()!)).Order());
        Assert.DoesNotContain("ada", listed.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_without_the_message_it_is_about_is_taken_for_the_last_answer()
    {
        await using var app = await TeamsApp.StartAsync(new SpokenModel().Say("Compost."));
        await TalkAsync(app, "talk to Greta: Is compost worth the money?");
        await app.DeliverAsync("invoke", """ "name":"message/submitAction","value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"}} """);
        await foreach (var word in app.Service<FeedbackBook>().ListAsync(null, TestContext.Current.CancellationToken)) Assert.Equal((FeedbackKind.Like, "greta"), (word.Kind, word.Twin));
    }

    [Fact]
    public async Task Whoever_is_forgotten_leaves_nothing_and_nobody_talks_with_their_twin()
    {
        await using var app = await TeamsApp.StartAsync(new SpokenModel { Otherwise = "Well." });
        await TalkAsync(app, "talk to Greta: My secret is Rollo.", "noor");
        await app.SayAsync("view my twin", conversation: "a:noor", from: "noor");
        var view = TeamsApp.Card(await app.HearAsync()).GetRawText();
        Assert.Contains("Noor Real", view, StringComparison.Ordinal);
        Assert.Contains("1 turn with 1 twin", view, StringComparison.Ordinal);
        await app.SayAsync("forget me", conversation: "a:noor", from: "noor");
        var offer = TeamsApp.Card(await app.HearAsync());
        Assert.Contains("consent", offer.GetRawText(), StringComparison.OrdinalIgnoreCase);
        var pressed = await app.DeliverAsync("invoke", """ "name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"forget","data":{"verb":"forget","key":"f1"}}} """, conversation: "a:noor", from: "noor");
        Assert.Equal("application/vnd.microsoft.activity.message", pressed.GetProperty("type").GetString());
        Assert.Contains("1 turn", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
        await foreach (var turn in app.Service<TalkBook>().ListAllAsync($"{Said.Tenant}/oid-noor", TestContext.Current.CancellationToken)) Assert.Fail(turn.Said);
        await app.SayAsync("talk to Noor");
        Assert.Contains("withdrew the consent", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_installs_the_bot_is_welcomed_and_scenes_say_that_they_are_not_there_yet()
    {
        await using var app = await TeamsApp.StartAsync();
        await app.DeliverAsync("installationUpdate", "\"action\":\"add\"");
        Assert.Contains("Welcome", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
        await app.SayAsync("focus group about seeds");
        Assert.Contains("There is no focus group yet", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
        await app.SayAsync("sweep");
        Assert.Contains("No night has been swept yet", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_is_posted_once_to_the_channel_that_asked_with_its_details_in_the_thread()
    {
        const string channel = "19:abc@thread.tacv2";
        await using var app = await TeamsApp.StartAsync();
        await app.WriteAsync(DocumentKind.Campaign, "spring", "campaign: spring\npanel: readers.panel.yaml\nvariants:\n  - { id: a, headline: Seeds that come up }\n  - { id: b, headline: Compost for free }\nquestions:\n  - { id: like, kind: yes_no, text: Do you like it? }\n");
        await app.SayAsync("nightly here", conversation: channel + ";messageid=7", kind: "channel");
        Assert.Contains("The nightly report comes here", TeamsApp.Card(await app.HearAsync()).GetRawText(), StringComparison.Ordinal);
        Assert.NotNull(await app.Service<ScheduleBook>().TryWriteAsync("spring", null, new Schedule(), TestContext.Current.CancellationToken));
        var night = await app.Service<NightDesk>().RunAsync(TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);
        var posts = app.Service<Twins.Bot.Nights.NightPosts>();
        await UntilOverAsync(app, night!);
        await posts.LookAsync(TestContext.Current.CancellationToken);
        await posts.LookAsync(TestContext.Current.CancellationToken);
        var post = Assert.Single(app.Connector.Requests, r => r.Target.EndsWith("/v3/conversations", StringComparison.Ordinal));
        Assert.Equal(channel, post.Json.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString());
        Assert.Contains("spring", post.Body, StringComparison.Ordinal);
        Assert.Single(app.Connector.Requests, r => Uri.UnescapeDataString(r.Target).Contains(channel + ";messageid=", StringComparison.Ordinal) && r.Text?.Contains("spring", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_consent_given_anew_after_a_withdrawal_counts_again()
    {
        await using var app = await TeamsApp.StartAsync();
        var twin = new Twin { Id = "x", Name = "X", Subject = new Subject { Person = "p", Consent = new Consent { Given = new DateOnly(2026, 1, 1), Expires = new DateOnly(2099, 1, 1), Purposes = [Purpose.Conversation] } } };
        var desk = app.Service<ConsentDesk>();
        await desk.WithdrawAsync("x", "p", TestContext.Current.CancellationToken);
        Assert.Equal(ConsentState.Withdrawn, (await desk.CheckAsync(twin, Purpose.Conversation, TestContext.Current.CancellationToken)).State);
        var anew = twin with { Subject = twin.Subject with { Consent = twin.Subject.Consent with { Given = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1) } } };
        Assert.Equal(ConsentState.Missing, (await desk.CheckAsync(anew, Purpose.Conversation, TestContext.Current.CancellationToken)).State);
        Assert.Equal(ConsentState.OtherPurpose, (await desk.CheckAsync(twin with { Id = "y" }, Purpose.Rehearsal, TestContext.Current.CancellationToken)).State);
    }

    private static async Task<string> TalkAsync(TeamsApp app, string words, string from = "ada")
    {
        await app.SayAsync(words, conversation: $"a:{from}", from: from);
        var final = await app.HearAsync();
        var stream = final.Json.GetProperty("entities").EnumerateArray().Single(e => e.GetProperty("type").GetString() is "streaminfo").GetProperty("streamId").GetString()!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        // Kept a moment after the last word is heard.
        while (await app.Service<TalkBook>().FindAsync($"a:{from}", stream, patience.Token) is null) await Task.Yield();
        return stream;
    }

    /// <summary>The card of a panel once it shows what came of it.</summary>
    private static async Task<StrictConnector.Received> LastAsync(TeamsApp app)
    {
        while (true)
        {
            var next = await app.HearAsync();
            if (next.Method is "PUT" && (next.Body.Contains("Panel result", StringComparison.Ordinal) || next.Body.Contains("Head to head", StringComparison.Ordinal))) return next;
        }
    }

    private static async Task UntilOverAsync(TeamsApp app, Night night)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var journal = app.Service<Twins.Core.Runs.Journal.RunJournal>();
        while ((await NightView.OfAsync(night, journal, patience.Token)).Lines.Any(line => line.State is "running")) await Task.Delay(50, patience.Token);
    }
}
