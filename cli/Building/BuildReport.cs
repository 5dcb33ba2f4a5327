using System.Globalization;
using System.Text;
using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas;
using Twins.Core.Personas.Profiles;

namespace Twins.Cli.Building;

/// <summary>What was read, what was taken out, what was left out, and what came of it.</summary>
internal static class BuildReport
{
    public static string Write(BuildPlan plan, IReadOnlyList<BuiltTwin> twins, BuildResult result, IReadOnlyList<SourceProblem> problems, DateOnly today)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Build '{plan.Id}', {today:yyyy-MM-dd}\n\n{result.Records:N0} rows, messages and paragraphs of {result.People.Count:N0} people were read.\n\n## Twins\n\n");
        text.Append("| twin | level | people | evidence | in its document | said twice | nearly twice | no room for | how content |\n| --- | --- | --: | --: | --: | --: | --: | --: | --: |\n");
        foreach (var (twin, evidence) in twins)
        {
            var standing = FidelityLevels.Of(twin, today);
            text.Append(CultureInfo.InvariantCulture, $"| {twin.Id} | {(int)standing.Level} {Words(standing.Level)} | {evidence.People.Count:N0} | {evidence.Items.Count:N0} | {twin.Memory.All.Count():N0} | {evidence.Duplicates:N0} | {evidence.NearlyDuplicates:N0} | {evidence.LeftOut:N0} | {(evidence.Rating is { } r ? r.ToString("0.00", CultureInfo.InvariantCulture) : "–")} |\n");
        }
        text.Append("\n\"How content\" is the mean rating from 0 to 1.\n\n## Personal data that was taken out\n\n");
        text.Append(result.Removed.Count > 0 ? result.Removed.Table() : "None was found.\n");
        text.Append("\nWhat a name or an address is, is found by rules; some are missed. Read what goes into a twin before others see it.\n");
        if (result.LeftOut > 0) text.Append(CultureInfo.InvariantCulture, $"\n{result.LeftOut:N0} people were left out: they asked to be forgotten, or their consent does not hold for research.\n");
        text.Append("\n## What could not be used\n\n");
        if (problems.Count is 0) text.Append("Everything could.\n");
        foreach (var problem in problems) text.Append("- ").Append(problem.File).Append(problem.At is null ? " " : $", {problem.At}: ").Append(problem.Problem).Append('\n');
        return text.ToString();
    }

    public static string Words(FidelityLevel level) => level is FidelityLevel.DataDriven ? "data-driven" : level.ToString().ToLowerInvariant();
}
