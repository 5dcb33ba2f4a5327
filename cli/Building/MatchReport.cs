using System.Globalization;
using System.Text;
using Twins.Core.Personas.Segments;
using Twins.Core.Respondents;

namespace Twins.Cli.Building;

/// <summary>Whether twins answer as the members of their segments do.</summary>
internal static class MatchReport
{
    public static IEnumerable<string> Lines(IReadOnlyList<SegmentAnswers>? checks, RespondentIdentity? identity)
    {
        if (checks is null) yield break;
        foreach (var check in checks)
        {
            yield return $"{check.Twin}, asked what its members were asked:";
            foreach (var match in check.Matches) yield return $"  {match.Sentence}";
            foreach (var question in check.Unanswered) yield return $"  '{question}': no answer.";
            if (check.Matches.Count + check.Unanswered.Count is 0) yield return $"  no closed question was answered by {SegmentCheck.FewestMembers} of them.";
        }
        yield return identity!.Label;
    }

    public static string Section(IReadOnlyList<SegmentAnswers>? checks, RespondentIdentity? identity)
    {
        if (checks is null) return "";
        var text = new StringBuilder("\n## Whether twins answer as their members do\n\nEach was asked without what its members answered to that very question. Distances are total variation, 0 to 1: to the twin, to everybody's answers (the baseline), and between two samples of the members (the floor). The gain is everybody − twin.\n\n| twin | question | members | twin | everybody | floor, 95 % below | gain, 95 % | verdict |\n| --- | --- | --: | --: | --: | --: | --: | --- |\n");
        foreach (var check in checks)
        {
            foreach (var m in check.Matches) text.Append(CultureInfo.InvariantCulture, $"| {check.Twin} | {ClusterReport.Cell(m.Question)} | {m.Members:N0} | {m.Twin:0.00} | {m.Everybody:0.00} | {m.Floor.Mean:0.00}, {m.Floor.High:0.00} | {m.Gain.Low:+0.00;-0.00} to {m.Gain.High:+0.00;-0.00} | {m.Verdict} |\n");
            foreach (var question in check.Unanswered) text.Append(CultureInfo.InvariantCulture, $"| {check.Twin} | {ClusterReport.Cell(question)} | | – | | | | no answer |\n");
        }
        return text.Append('\n').Append(identity!.Label).Append('\n').ToString();
    }
}
