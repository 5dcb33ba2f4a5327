using System.CommandLine;
using Twins.Cli.Commands.Live;
using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Cli.Commands;

internal static class AskCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "A folder with twins." };
    private static readonly Argument<string> Who = new("twin") { Description = "The twin's id." };
    private static readonly Argument<string> Words = new("question") { Description = "What you want to know." };
    private static readonly Option<string?> Life = new("--path") { Description = "A life of the twin: ask it as it is after what it was told there." };
    private static readonly Option<string?> Model = new("--model") { Description = "azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };

    public static Command Build()
    {
        var command = new Command(
            "ask",
            """
            Ask one twin one question.
              twins ask samples/grocer grace-adeyemi "What do you think of delivery after nine in the evening?"
              twins ask samples/grocer grace-adeyemi "What do you think of the prices?" --path A
            """)
        { Folder, Who, Words, Life, Model, Url };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        await ConsentGate.RequireAsync([twin], Purpose.Conversation, stop);
        if (parsed.GetValue(Life) is { } life) twin = await LiveArguments.LivedAsync(twin, life, stop);
        if (twin.Corpus is not null && LocalStores.OpenIfThere(TimeProvider.System) is { } stores) twin = await stores.Corpus.RecallingAsync(twin, parsed.GetRequiredValue(Words), stop);
        var evaluation = Evaluation.Single(twin, parsed.GetRequiredValue(Words));
        using var answerer = await Answerer.OpenAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), "ask", budget: null, TimeProvider.System, stop);
        var response = await answerer.Respondent.AskAsync(evaluation, stop);
        Edge.Say($"[AI twin of {twin.Name}. {answerer.Respondent.Identity.Label}]");
        switch (response.Outcomes[0])
        {
            case Outcome.Answered { Answer: TextAnswer answer }:
                Console.WriteLine(answer.Text);
                foreach (var item in twin.Memory.All.Where(i => response.Cites.Contains(i.Id)))
                    Edge.Say($"  [{item.Id}] {item.Text} ({item.Source ?? "no source"})");
                return 0;
            case Outcome.Abstained(var why):
                Console.WriteLine("I don't know.");
                Edge.Say(why);
                return 0;
            case var other:
                Edge.Say($"No answer: {other}");
                return Edge.Failed;
        }
    }
}
