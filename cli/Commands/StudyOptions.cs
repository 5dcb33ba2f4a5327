using System.CommandLine;
using Twins.Core.Respondents;
using Twins.Core.Studies;

namespace Twins.Cli.Commands;

/// <summary>What sweep and estimate have in common: which study, asked how often, by which model.</summary>
internal sealed class StudyOptions
{
    private readonly Argument<string> folder = new("folder") { Description = "A folder with one *.campaign.yaml, or the campaign file itself." };
    private readonly Option<string?> model = new("--model") { Description = "azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL. Without it (and without TWINS_MODEL) the offline respondent answers." };
    private readonly Option<string?> url = new("--url") { Description = "Base URL of an OpenAI-compatible server, such as http://localhost:11434/v1." };
    private readonly Option<int?> replicates = new("--replicates") { Description = "How often each twin answers about each variant." };
    private readonly Option<int?> seed = new("--seed") { Description = "The seed of every draw." };
    private readonly Option<Elicitation[]> elicit = new("--elicit") { Description = "How ratings are elicited; several are compared side by side.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> json = new("--json") { Description = "Machine output on stdout." };

    public void AddTo(Command command)
    {
        command.Add(folder);
        foreach (var option in new Option[] { model, url, replicates, seed, elicit, json }) command.Add(option);
    }

    public Study Load(ParseResult parsed) => Study.Load(parsed.GetRequiredValue(folder), new PlanChanges(parsed.GetValue(replicates), parsed.GetValue(seed), parsed.GetValue(elicit)));

    public string? Model(ParseResult parsed) => parsed.GetValue(model);

    public string? Url(ParseResult parsed) => parsed.GetValue(url);

    public bool Json(ParseResult parsed) => parsed.GetValue(json);
}
