using System.Security.Cryptography;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Model;

/// <summary>One twin, one message and a few questions to put together.</summary>
internal static class Sample
{
    public static readonly LikertQuestion Appeal = new() { Id = "appeal", Text = "The message speaks to me." };
    public static readonly NpsQuestion Recommend = new() { Id = "recommend", Text = "How likely are you to tell a friend about it?" };
    public static readonly YesNoQuestion Try = new() { Id = "would_try", Text = "Would you try it?" };
    public static readonly OpenQuestion Why = new() { Id = "why", Text = "What would you tell a friend about it?" };
    public static readonly Variant Message = new() { Id = "a", Headline = "Dinner without the queue", Body = "We bring it to your door by six.", Price = 4.9m, Channel = "email" };

    public static readonly Twin Mara = new()
    {
        Id = "mara",
        Name = "Mara Lindqvist",
        Summary = "A nurse on shifts who cooks for two.",
        Demographics = new Demographics { Age = 41, Occupation = "nurse" },
        Goals = ["be home before eight"],
        Memory = new Memory { Quotes = [new EvidenceItem { Id = "q1", Kind = EvidenceKind.Quote, Text = "I hate waiting in line after a shift." }], Facts = [new EvidenceItem { Id = "f1", Kind = EvidenceKind.Fact, Text = "Shops online twice a week." }] },
    };

    public static Evaluation Evaluation(params Question[] questions) => new()
    {
        Member = new PanelMember(Mara, Hash(Mara), "all", 1),
        Stimulus = Stimulus(Message),
        Questionnaire = new Questionnaire(questions, Hash<IReadOnlyList<Question>>(questions)),
        Elicitation = Elicitation.Direct,
        Replicate = 0,
        Paraphrase = 0,
        Presentation = new Presentation(false, 11),
    };

    public static Stimulus Stimulus(params Variant[] variants) =>
        new(variants[0].Id, "Your local grocer writes to you.", "EUR", [.. variants.Select(v => new StimulusVariant(v, null, null, Hash(v with { Id = "" })))]);

    private static string Hash<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, DocumentJson.Options)));
}
