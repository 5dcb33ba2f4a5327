using System.Text.Json;

namespace Twins.Tests.Adapters.Teams;

/// <summary>The streams of all chats: their order, pace, text and end.</summary>
internal sealed class StrictStreams(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, Course> courses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> last = new(StringComparer.Ordinal);
    private readonly HashSet<string> unanswered = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int ids;

    /// <summary>The reader of this chat presses stop.</summary>
    public void Cancel(string conversation)
    {
        lock (gate) courses[conversation].IsCancelled = true;
    }

    /// <summary>Two minutes are over for this chat's stream, as the service counts.</summary>
    public void Expire(string conversation)
    {
        lock (gate) courses[conversation].IsExpired = true;
    }

    /// <returns>Null when this has nothing to do with a stream.</returns>
    public Verdict? Judge(StrictCall call, bool isFaulty)
    {
        lock (gate)
        {
            var course = courses.GetValueOrDefault(call.Conversation);
            if (call is { Method: "PUT", Activity: { } id } && course is { IsOver: false } && course.Id == id && clock.GetUtcNow() - course.Began <= Longest) return Verdict.Flaw("a stream that is open is not updated");
            if (call.Method is not "POST" || call.Sent is not { } activity) return null;
            var parts = StrictRules.Items(activity, "entities").Where(e => StrictRules.Text(e, "type") is "streaminfo").ToList();
            if (parts is not [var part]) return parts.Count is 0 ? null : Verdict.Flaw("two parts of a stream at once");
            return Order(call, part, activity) ?? Text(course, part, activity) ?? Move(call, part, isFaulty);
        }
    }

    public void Answered(StrictCall call)
    {
        lock (gate) unanswered.Remove(call.Conversation);
    }

    private Verdict? Order(StrictCall call, JsonElement part, JsonElement activity)
    {
        if (!call.Conversation.StartsWith("a:", StringComparison.Ordinal)) return Verdict.Flaw("a stream outside a personal chat");
        var now = clock.GetUtcNow();
        if (!unanswered.Add(call.Conversation)) return Verdict.Flaw("the answer was not awaited");
        var isEarly = last.TryGetValue(call.Conversation, out var before) && now - before < TimeSpan.FromSeconds(1);
        last[call.Conversation] = now;
        if (isEarly) return Verdict.Flaw("more than one request in a second");
        return (StrictRules.Text(part, "streamType"), StrictRules.Text(activity, "type")) switch
        {
            ("informative" or "streaming", "typing") => Early(activity),
            ("final", "message") => part.TryGetProperty("streamSequence", out _) ? Verdict.Flaw("the final part has a number") : null,
            _ => Verdict.Flaw("the stream's type and the activity's do not fit"),
        };
    }

    private static Verdict? Early(JsonElement activity)
    {
        if (StrictRules.Items(activity, "entities").Count() > 1 || StrictRules.Items(activity, "attachments").Any() || activity.TryGetProperty("channelData", out _) || activity.TryGetProperty("suggestedActions", out _)) return Verdict.Flaw("label, cards and feedback belong to the final part");
        return string.IsNullOrWhiteSpace(StrictRules.Text(activity, "text")) ? Verdict.Flaw("a part without text") : null;
    }

    private static Verdict? Text(Course? course, JsonElement part, JsonElement activity)
    {
        if (course is null || StrictRules.Text(part, "streamId") is null) return null;
        var isInformative = StrictRules.Text(part, "streamType") is "informative";
        if (isInformative) return course.Text.Length > 0 ? Verdict.Flaw("an informative part after the first text") : null;
        return (StrictRules.Text(activity, "text") ?? "").StartsWith(course.Text, StringComparison.Ordinal) ? null : Verdict.Flaw("the text is not cumulative");
    }

    private Verdict Move(StrictCall call, JsonElement part, bool isFaulty)
    {
        var course = courses.GetValueOrDefault(call.Conversation);
        if (StrictRules.Text(part, "streamId") is not { } id) return Begin(call, part, isFaulty, course);
        if (course is null || course.Id != id) return Verdict.Flaw("no such stream");
        if (course.IsOver) return Verdict.Flaw("the stream was over");
        if (course.IsCancelled) return course.Stop("Content stream was canceled by user.");
        if (course.IsExpired || clock.GetUtcNow() - course.Began > Longest) return course.Stop("Content stream finished due to exceeded streaming time.");
        if (StrictRules.Text(part, "streamType") is "final") return course.Finish(isFaulty);
        if (!part.TryGetProperty("streamSequence", out var number) || number.GetInt32() <= course.Sequence) return Verdict.Flaw("the numbers do not increase");
        if (!isFaulty) (course.Sequence, course.Text) = (number.GetInt32(), StrictRules.Text(part, "streamType") is "informative" ? "" : StrictRules.Text(call.Json, "text")!);
        return new Verdict(202, "{}", "");
    }

    private Verdict Begin(StrictCall call, JsonElement part, bool isFaulty, Course? before)
    {
        if (StrictRules.Text(part, "streamType") is "final") return Verdict.Flaw("a final part of no stream");
        if (!part.TryGetProperty("streamSequence", out var number) || number.GetInt32() is not 1) return Verdict.Flaw("a stream begins with number 1");
        if (before is { IsOver: false }) return Verdict.Flaw("a second stream in one chat");
        if (isFaulty) return new Verdict(201, "{}", "");
        var text = StrictRules.Text(part, "streamType") is "informative" ? "" : StrictRules.Text(call.Json, "text")!;
        courses[call.Conversation] = new Course { Id = $"s{++ids}", Began = clock.GetUtcNow(), Sequence = 1, Text = text };
        return new Verdict(201, $$"""{"id":"s{{ids}}"}""", "");
    }

    private sealed class Course
    {
        public required string Id { get; init; }
        public required DateTimeOffset Began { get; init; }
        public int Sequence { get; set; }
        public string Text { get; set; } = "";
        public bool IsCancelled { get; set; }
        public bool IsExpired { get; set; }
        public bool IsOver { get; private set; }

        public Verdict Stop(string why)
        {
            IsOver = true;
            return new Verdict(403, JsonSerializer.Serialize(new { error = new { code = "ContentStreamNotAllowed", message = why } }), why);
        }

        public Verdict Finish(bool isFaulty)
        {
            IsOver = !isFaulty;
            return new Verdict(202, "{}", "");
        }
    }

    internal sealed record Verdict(int Status, string Body, string Why)
    {
        public bool IsFlaw { get; private init; }

        public static Verdict Flaw(string why) => new(400, JsonSerializer.Serialize(new { error = new { code = "BadArgument", message = why } }), why) { IsFlaw = true };
    }
}
