namespace Twins.Tests.Adapters.Sources;

public sealed class SpeechSourceTests
{
    [Fact]
    public async Task Cues_of_one_speaker_are_joined_and_whoever_asks_is_left_out()
    {
        var read = await Material.OfAsync("interview.vtt", """
            WEBVTT

            NOTE The names
            are invented.

            00:01.000 --> 00:02.000
            <v Moderator>How was it?

            2
            00:00:03.500 --> 00:00:04.000 align:start
            <v.loud Orla>It was <i>late</i> &amp; cold.

            00:00:05.000 --> 00:00:06.000
            <v Orla>Again.

            00:00:07.000 --> 00:00:08.000
            <v Marek>Mine was on time.
            """);
        Assert.Equal(["It was late & cold. Again.", "Mine was on time."], read.Texts);
        Assert.Equal(["00:00:03.500", "00:00:07.000"], read.Places);
        Assert.Equal(["Orla", "Marek"], read.Records.Select(r => r.Name));
        Assert.Equal([["interview.vtt: Orla"], ["interview.vtt: Marek"]], read.Records.Select(r => r.Person));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task A_spec_says_who_a_speaker_is_and_who_works_here()
    {
        using var material = new Material();
        material.With("sources.yaml", "files:\n  - file: a.srt\n    speakers:\n      Ben: staff\n      Orla: orla@example.org\n");
        var read = await material.With("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nBen: Good day.\n\n2\n00:00:03,000 --> 00:00:04,000\nOrla: The van was late.\n").ReadAsync();
        var record = Assert.Single(read.Records);
        Assert.Equal("The van was late.", record.Text);
        Assert.Equal(["orla@example.org"], record.Person);
        Assert.Equal("00:00:03,000", record.Place.At);
    }

    [Fact]
    public async Task A_cue_whose_time_is_broken_is_kept()
    {
        var read = await Material.OfAsync("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Orla>before\n\n00:xx --> what\n<v Marek>kept\n\n00:05.000 --> 00:06.000\n<v Orla>behind\n");
        Assert.Equal(["before", "kept", "behind"], read.Texts);
        Assert.Equal("line 6", read.Records[1].Place.At);
        Assert.Contains("a.vtt, line 6: has no time", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subtitles_without_any_cue_say_so() =>
        Assert.Contains("has no cues", (await Material.OfAsync("a.vtt", "WEBVTT\n\nnothing here\n")).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task A_text_in_which_few_people_take_turns_is_a_transcript()
    {
        var read = await Material.OfAsync("call.txt", """
            Agent: Fennel and Rye, how can I help?
            [00:03] Maria: My basket is gone.
            It was full.
            Agent [00:09]: I am sorry.
            Maria: So am I.
            Kundin: Ich auch.
            """);
        Assert.Equal(["My basket is gone. It was full.", "So am I.", "Ich auch."], read.Texts);
        Assert.Equal(["line 2", "line 5", "line 6"], read.Places);
        Assert.Null(read.Records[2].Name);
    }
}
