using System.Text.RegularExpressions;
using Twins.Core.Evidence.PersonalData;

namespace Twins.Tests.Evidence.PersonalData;

/// <summary>A text of the labelled set, with where its personal data stands.</summary>
/// <param name="Half">"tune", looked at while rules were changed, or "held", never.</param>
internal sealed partial record LabelledText(string Language, string Half, string Text, IReadOnlyList<LabelledSpan> Spans)
{
    private static readonly Dictionary<string, PersonalDataKind> Kinds = new(StringComparer.Ordinal)
    {
        ["name"] = PersonalDataKind.Name,
        ["email"] = PersonalDataKind.Email,
        ["phone"] = PersonalDataKind.Phone,
        ["address"] = PersonalDataKind.Address,
        ["card"] = PersonalDataKind.CardNumber,
        ["account"] = PersonalDataKind.AccountNumber,
        ["id"] = PersonalDataKind.Id,
        ["dob"] = PersonalDataKind.DateOfBirth,
        ["link"] = PersonalDataKind.Link,
        ["ip"] = PersonalDataKind.IpAddress,
    };

    public static IReadOnlyList<LabelledText> Read(string language)
    {
        var (half, texts) = ("", new List<LabelledText>());
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "tests", "fixtures", "personal-data", language + ".txt"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("# ", StringComparison.Ordinal)) half = lines[i].Split(' ')[1];
            // A farewell stands on a line of its own, and the name below it.
            else if (i + 1 < lines.Length && Farewell().IsMatch(lines[i])) texts.Add(Parse(language, half, lines[i] + "\n" + lines[++i]));
            else texts.Add(Parse(language, half, lines[i]));
        }
        return texts;
    }

    private static LabelledText Parse(string language, string half, string line)
    {
        var (spans, shift) = (new List<LabelledSpan>(), 0);
        var text = Mark().Replace(line, match =>
        {
            var inner = match.Groups["text"].Value;
            spans.Add(new LabelledSpan(Kinds[match.Groups["kind"].Value], match.Index - shift, inner));
            shift += match.Length - inner.Length;
            return inner;
        });
        return new LabelledText(language, half, text, spans);
    }

    [GeneratedRegex(@"\{(?<kind>[a-z]+):(?<text>[^}]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex("^(Regards|Best wishes|Mit freundlichen Grüßen|Freundliche Grüße)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Farewell();
}

internal sealed record LabelledSpan(PersonalDataKind Kind, int Start, string Text);
