using System.CommandLine;
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
    private static readonly Option<string?> Model = new("--model") { Description = "azure:<deployment>, openai:<model>, or a model at TWINS_MODEL_URL." };
    private static readonly Option<string?> Url = new("--url") { Description = "Base URL of an OpenAI-compatible server." };

    public static Command Build()
    {
        var command = new Command(
            "ask",
            """
            Ask one twin one question.
              twins ask samples/grocer <twin> "What do you think of delivery after nine in the evening?"
            """)
        { Folder, Who, Words, Model, Url };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var twin = TwinLibrary.Load(parsed.GetRequiredValue(Folder)).Get(parsed.GetRequiredValue(Who));
        var evaluation = Evaluation(twin, parsed.GetRequiredValue(Words));
        using var answerer = await Answerer.OpenAsync(Answerer.Options(parsed.GetValue(Model), parsed.GetValue(Url)), "ask", budget: null, TimeProvider.System, stop);
        var response = await answerer.Respondent.AskAsync(evaluation, stop);
        Edge.Say($"[AI twin of {twin.Name}. {answerer.Respondent.Identity.Label}]");
        switch (response.Outcomes[0])
        {
            case Outcome.Answered { Answer: TextAnswer answer }:
                Console.WriteLine(answer.Text);
                foreach (var item in twin.Memory.Quotes.Concat(twin.Memory.Facts).Concat(twin.Memory.Episodes).Where(i => response.Cites.Contains(i.Id)))
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

    private static Evaluation Evaluation(Twin twin, string words)
    {
        IReadOnlyList<Question> questions = [new OpenQuestion { Id = "ask", Text = words }];
        return new Evaluation
        {
            Member = new PanelMember(twin, TwinVersion.Of(twin), twin.Segment ?? "all", 1),
            Stimulus = new Stimulus(StimulusIds.None, null, null, []),
            Questionnaire = new Questionnaire(questions, ContentHash.Of(questions)),
            Elicitation = Elicitation.Direct,
            Replicate = 0,
            Paraphrase = 0,
            Presentation = new Presentation(Reversed: false, Seed: 0),
        };
    }
}
