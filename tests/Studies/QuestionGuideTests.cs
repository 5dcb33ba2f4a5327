using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Tests.Cli;

namespace Twins.Tests.Studies;

/// <summary>docs/questions.md is executed: its examples are read, its command is run.</summary>
public sealed partial class QuestionGuideTests : IDisposable
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "questions.md")).ReplaceLineEndings("\n");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_example_can_be_asked_and_every_kind_has_one()
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match example in Example().Matches(Guide))
        {
            var questions = DocumentReader.Parse<Campaign>("docs/questions.md", System.Text.Encoding.UTF8.GetBytes($"campaign: c\npanel: p.panel.yaml\nquestions:\n{example.Groups["yaml"].Value}")).Questions;
            Assert.All(questions, q => Assert.Null(q.Flaw()));
            kinds.UnionWith(Kind().Matches(example.Value).Select(m => m.Groups["kind"].Value));
        }
        Assert.Equal(typeof(Question).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!).Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_command_runs()
    {
        SampleFolder.Copy(folder.Path, "pass");
        var command = Assert.Single(DocumentedCommands.In("docs/questions.md"));
        var ran = await TwinsProcess.RunAsync(folder.Path, null, [.. command.Select(a => a.StartsWith("samples", StringComparison.Ordinal) ? Path.Combine(folder.Path, a) : a), "--out", Path.Combine(folder.Path, "out")]);
        Assert.True(ran.Code is 0, ran.Error);
    }

    [GeneratedRegex("```yaml\n(?<yaml>[^`]+)```", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [GeneratedRegex("kind: (?<kind>[a-z_]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();
}
