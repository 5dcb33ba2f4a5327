using System.Text;
using Twins.Core.Respondents.Model;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Prompts;

/// <summary>The user message: the task in one of four wordings, the questions, then what there is to look at.</summary>
internal static class TaskPrompt
{
    private static readonly string[] Shown =
    [
        "You come across the message below. Read it as you would in your daily life, then answer these questions.",
        "Below is something that reached you today. Take it in the way you normally would and tell us how you feel about it by answering these questions.",
        "Please look at the following message. We want your own honest view, not a polite one. Here is what we want to know.",
        "Imagine that you have just noticed what is shown below. Go with your own reaction and answer the questions that follow here.",
    ];

    private static readonly string[] Alone =
    [
        "Please answer these questions.",
        "Tell us how you feel by answering these questions.",
        "We want your own honest view, not a polite one. Here is what we want to know.",
        "Go with your own reaction and answer the questions that follow here.",
    ];

    /// <summary>One per thread: a prompt is written in one go, thousands of times a second.</summary>
    [ThreadStatic]
    private static StringBuilder? scratch;

    public static string Write(Evaluation evaluation, Asking asking)
    {
        var stimulus = evaluation.Stimulus;
        var text = (scratch ??= new StringBuilder(4096)).Clear();
        text.Append((stimulus.Shown.Count > 0 ? Shown : Alone)[evaluation.Paraphrase % Shown.Length]).Append("\n\n");
        var questions = new QuestionText(text, asking, evaluation.Presentation);
        foreach (var question in evaluation.Questionnaire.Questions) questions.Write(question);
        if (stimulus.Context is { Length: > 0 } context) text.Append("What you are told first:\n").AppendFenced("context", context);
        Messages(text, evaluation);
        return text.ToString();
    }

    /// <summary>Messages side by side are named by their id only where an answer must name them; otherwise by their place.</summary>
    private static void Messages(StringBuilder text, Evaluation evaluation)
    {
        var shown = evaluation.Stimulus.Shown;
        var named = evaluation.Questionnaire.Questions.Any(q => q is SingleChoiceQuestion { Variants: true } or RankQuestion { Variants: true });
        var place = 0;
        foreach (var i in evaluation.Presentation.Order(shown.Count, ordinal: false))
        {
            place++;
            if (shown.Count == 1) text.Append("The message:\n");
            else if (named) text.Append("Message `").AppendSafe(shown[i].Variant.Id).Append("`:\n");
            else text.Append("Message ").Append(place).Append(":\n");
            Message(text, shown[i], evaluation.Stimulus.Currency);
        }
    }

    private static void Message(StringBuilder text, StimulusVariant shown, string? currency)
    {
        var message = shown.Variant;
        text.Append("<data kind=\"message\">\n");
        Part(text, "Where you see it", message.Channel);
        Part(text, "Headline", message.Headline);
        Part(text, "Text", message.Body);
        Part(text, "Offer", message.Offer);
        if (message.Price is { } price) Part(text, "Price", price == 0 ? "free" : $"{price:0.00} {currency}".TrimEnd());
        if (shown.Image is not null) text.Append("Its picture is attached.\n");
        text.Append("</data>\n");
    }

    private static void Part(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) text.Append(name).Append(": ").AppendSafe(value).Append('\n');
    }
}
