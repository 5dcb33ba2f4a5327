using Twins.Core.Studies.Analysis;

namespace Twins.Tests.Studies.Analysis;

public sealed class ChangeAnalysisTests
{
    private static readonly StudyCells Yesterday = Nights.Night(24, 50, (i, k) => k is 0 ? 4 : 1 + (i * 7 + k * 3) % 3);

    [Fact]
    public void A_night_on_which_nothing_was_asked_again_says_so_and_shows_no_difference()
    {
        var report = Nights.Compare(Yesterday, Yesterday);
        Assert.Equal("Nothing was asked again since 24 November: 50 messages stand as they were.", report.Sentence);
        Assert.All(report.Variants, v => Assert.Equal((ChangeKind.NotAskedAgain, 0.0, 0.0, 0.0, null, "unchanged: nothing was asked again"), (v.Kind, v.Difference.Value, v.Difference.Low, v.Difference.High, v.PValue, v.Words)));
        Assert.Empty(report.Edits);
        Assert.Null(report.Leader);
    }

    [Fact]
    public void One_edited_message_of_fifty_is_named_with_its_interval_and_its_reason()
    {
        var report = Nights.Compare(Yesterday, Yesterday.Edited(7).With((i, k) => k is 7 ? 2 + i % 3 : Yesterday.Values[i][k]));
        var change = Assert.Single(report.Variants, v => v.Kind is not ChangeKind.NotAskedAgain);
        Assert.Equal(("v7", ChangeKind.Changed, 24, "changed"), (change.Id, change.Kind, change.Base, change.Words));
        Assert.Equal("its content was edited", Assert.Single(change.Reasons));
        Assert.Equal(change.After - change.Before, change.Difference.Value, 12);
        Assert.True(change.Difference.Low > 0 && change.PValue < .05);
        Assert.Equal("1 message was edited: v7.", Assert.Single(report.Edits).Sentence);
        var (shift, moved) = (change.Difference, $"'v7' from {change.Before:0.00} points to 3.00 points");
        Assert.Equal($"1 of 50 messages changed since 24 November: {moved} (+{shift.Value:0.00}, 95 % +{shift.Low:0.00} to +{shift.High:0.00}; its content was edited). 49 were not asked again.", report.Sentence);
        Assert.Same(change, report.Variants[0]);
    }

    [Fact]
    public void An_edit_that_moves_nothing_beyond_noise_is_no_change()
    {
        var report = Nights.Compare(Yesterday, Yesterday.Edited(7).With((i, k) => Yesterday.Values[i][k] + (k is 7 && i < 4 ? .5 : 0)));
        Assert.Equal("no change that can be told from noise", report.Variants[0].Words);
        Assert.Equal(.125, report.Variants[0].PValue);
        Assert.Equal("No message changed since 24 November by more than noise; 1 of 50 was asked again (its content was edited). 49 were not asked again.", report.Sentence);
    }

    [Fact]
    public void Only_twins_that_were_there_both_times_are_compared_by_the_weights_of_now()
    {
        var before = Nights.Night(30, 1, (i, _) => i < 20 ? 2 : 5);
        var now = Nights.Night(20, 1, (i, _) => i < 10 ? 3 : 2).Edited(0) with { Twins = [.. Enumerable.Range(0, 20).Select(i => new CellTwin($"t{i:000}", $"version{i}", i < 10 ? 3 : 1))] };
        var report = Nights.Compare(before, now);
        Assert.Equal(20, report.Twins);
        Assert.Equal((2.0, 2.75, .75), (report.Variants[0].Before, report.Variants[0].After, report.Variants[0].Difference.Value));
        Assert.Equal([EditKind.Messages, EditKind.Left, EditKind.Weights], report.Edits.Select(e => e.Kind));
        Assert.Equal("10 twins left the panel: t020, t021, t022, t023, t024 and 5 more.", report.Edits[1].Sentence);
    }

    [Fact]
    public void Twins_that_joined_change_no_answer_of_those_who_were_there()
    {
        var report = Nights.Compare(Nights.Night(20, 3, (i, k) => i % 3 + k), Nights.Night(25, 3, (i, k) => i % 3 + k));
        Assert.All(report.Variants, v => Assert.Equal(ChangeKind.NotAskedAgain, v.Kind));
        Assert.Equal("5 twins joined the panel: t020, t021, t022, t023, t024.", Assert.Single(report.Edits).Sentence);
    }

    [Fact]
    public void An_edited_twin_is_the_likely_reason_wherever_it_answers_otherwise()
    {
        var now = Yesterday with { Twins = [.. Yesterday.Twins.Select((t, i) => i is 3 ? t with { Version = "new" } : t)] };
        var report = Nights.Compare(Yesterday, now.With((i, k) => i is 3 ? 5 : Yesterday.Values[i][k]));
        Assert.All(report.Variants, v => Assert.Equal((ChangeKind.WithinNoise, 1.0, "the twin t003 was edited"), (v.Kind, v.PValue, v.Reasons[0])));
    }

    [Theory]
    [InlineData("model", "another model answers (new-model instead of test-model)")]
    [InlineData("settings", "the model is asked with other settings")]
    [InlineData("context", "what every twin is told first was edited")]
    [InlineData("question", "the question was edited")]
    [InlineData("others", "questions asked beside it were edited")]
    [InlineData("plan", "replicates, wordings or seed are others")]
    [InlineData("nothing", "answers came that had been missing, or were read anew")]
    public void The_likely_reason_follows_from_what_is_another_than_it_was(string what, string reason)
    {
        var asked = Yesterday.Asked;
        var now = Yesterday with
        {
            Asked = what switch
            {
                "model" => asked with { Respondent = "new-model", Settings = "s2" },
                "settings" => asked with { Settings = "s2" },
                "context" => asked with { Context = "c2" },
                "question" => asked with { QuestionHash = "q2", Questionnaire = "qs2" },
                "others" => asked with { Questionnaire = "qs2" },
                "plan" => asked with { Options = "o2" },
                _ => asked,
            },
        };
        var report = Nights.Compare(Yesterday, now.With((i, k) => Yesterday.Values[i][k] + .1));
        Assert.Equal(reason, Assert.Single(report.Variants[0].Reasons));
        Assert.Equal(what is "nothing" ? 0 : 1, report.Edits.Count);
    }

    [Fact]
    public void A_renamed_message_is_still_itself_and_new_and_lost_ones_are_named()
    {
        StudyCells Named(params string[] ids) => Yesterday with { Columns = [.. ids.Select(id => new CellColumn(id, "text of " + id.TrimEnd('!')))], Values = [.. Yesterday.Values.Select(r => (double?[])[.. r.Take(ids.Length)])] };
        var report = Nights.Compare(Named("a", "b", "c"), Named("a", "b!", "d"));
        Assert.Equal([("a", null), ("b!", "b")], report.Variants.Select(v => (v.Id, v.Formerly)));
        Assert.Equal("d", Assert.Single(report.Added));
        Assert.Equal("c", Assert.Single(report.Removed));
        Assert.EndsWith("2 messages stand as they were. New: 'd'. Gone: 'c'.", report.Sentence);
    }

    [Fact]
    public void A_new_leader_is_named_and_whether_it_can_be_told_apart()
    {
        var before = Nights.Night(24, 3, (i, k) => k is 0 ? 4 : 2 + i % 2);
        var ahead = Nights.Compare(before, before.Edited(1).With((i, k) => k is 1 ? 5 : before.Values[i][k]));
        Assert.Equal(("v0", "v1", true), (ahead.Leader!.Before, ahead.Leader.Now, ahead.Leader.Separable));
        Assert.EndsWith("'v1' is ahead now instead of 'v0' and can be told apart from it.", ahead.Sentence);
        var barely = Nights.Compare(before, before.Edited(1).With((i, k) => k is 1 ? (i < 13 ? 5 : 3) : before.Values[i][k]));
        Assert.Equal("'v1' is ahead now instead of 'v0', but the two cannot be told apart.", barely.Leader!.Sentence);
        var gone = Nights.Compare(before, before with { Columns = [.. before.Columns.Skip(1)], Values = [.. before.Values.Select(r => (double?[])[.. r.Skip(1)])] });
        Assert.Equal("'v1' is ahead now; 'v0', which was, is not in this run.", gone.Leader!.Sentence);
        Assert.Null(gone.Leader.Separable);
    }

    [Fact]
    public void Where_the_lowest_mean_rank_is_best_the_leader_is_the_lowest()
    {
        StudyCells Ranks(Func<int, int, double?> value) => Nights.Night(12, 2, value) with { Unit = "mean rank", HighestIsBest = false, Low = 1, High = 2, AreOptions = true };
        var report = Nights.Compare(Ranks((_, k) => 1 + k), Ranks((_, k) => 2 - k).Edited(0, 1));
        Assert.Equal(("v0", "v1", true), (report.Leader!.Before, report.Leader.Now, report.Leader.Separable));
        Assert.StartsWith("2 of 2 options changed since 24 November: 'v0' from mean rank 1.00 to mean rank 2.00 (+1.00", report.Sentence);
    }

    [Fact]
    public void What_cannot_be_compared_is_told_in_a_sentence()
    {
        string? Why(Func<StudyCells, StudyCells> change) => Nights.Compare(Yesterday, change(Yesterday)).NotCompared;
        Assert.Equal("'price' ranks now, and 'interest' did then", Why(c => c with { Asked = c.Asked with { Question = "price" } }));
        Assert.Equal("what is counted is another thing now: points from 1 to 7 instead of points from 1 to 5", Why(c => c with { High = 7 }));
        Assert.Equal("no twin is in both panels", Why(c => c with { Twins = [.. c.Twins.Select(t => t with { Id = "x" + t.Id })] }));
        Assert.Equal("no message is in both", Why(c => c with { Columns = [.. c.Columns.Select(x => new CellColumn("x" + x.Id, "x" + x.Hash))] }));
        var lost = ChangeAnalysis.Of(new EarlierRun("autumn-1", null), Yesterday, 1);
        Assert.Equal("These figures cannot be compared with those of the run autumn-1: the earlier run left no figures.", lost.Sentence);
        Assert.StartsWith("These figures cannot be compared with those of 24 November: this run has no figures", ChangeAnalysis.Of(new EarlierRun("autumn-1", Yesterday), null, 1).Sentence);
    }

    [Fact]
    public void One_twin_alone_bounds_nothing_and_a_message_that_nobody_answered_twice_has_no_difference()
    {
        var one = Nights.Compare(Nights.Night(1, 1, (_, _) => 2), Nights.Night(1, 1, (_, _) => 3).Edited(0)).Variants[0];
        Assert.Equal((ChangeKind.WithinNoise, 1, -4, 4), (one.Kind, one.Difference.Value, one.Difference.Low, one.Difference.High));
        var none = Nights.Compare(Nights.Night(9, 1, (i, _) => i < 4 ? 2 : null), Nights.Night(9, 1, (i, _) => i < 4 ? null : 3).Edited(0)).Variants[0];
        Assert.Equal((ChangeKind.WithinNoise, 0, "no twin answered about it both times"), (none.Kind, none.Base, none.Words));
        Assert.True(double.IsNaN(none.Difference.Value));
    }
}
