namespace Twins.Tests.Respondents.Hostile;

/// <summary>What holds of every request that holds an attack.</summary>
internal static class Check
{
    /// <param name="usual">The same request with a harmless text in its place.</param>
    public static void Harmless(Attack attack, SentRequest usual, SentRequest sent)
    {
        Assert.True(usual.Instructions == sent.Instructions, $"'{attack.Id}' changed the instructions:\n{sent.Instructions}");
        Assert.True(usual.Around == sent.Around, $"'{attack.Id}' changed the request around its messages");
        Assert.Equal(usual.Fences.Select(f => f.Kind), sent.Fences.Select(f => f.Kind));
        var (_, content) = Assert.Single(sent.Fences, f => f.Content.Contains(Attack.Begin, StringComparison.Ordinal) || f.Content.Contains(Attack.End, StringComparison.Ordinal));
        Assert.True(content.Split(Attack.Begin).Length is 2 && content.Split(Attack.End).Length is 2, $"'{attack.Id}' does not lie in its fence once and whole");
        Assert.True(content.IndexOfAny(['<', '>']) < 0, $"'{attack.Id}' brought a mark into its fence");
        Assert.True(Unseen.LongestRun(content) <= 1, $"'{attack.Id}' brought in what nobody sees");
        Assert.True(usual.Items == sent.Items, $"'{attack.Id}' forged a piece of evidence:\n{content}");
    }
}
