namespace Twins.Functions.Hooks.Settings;

/// <summary>A kind of document that is kept under a name.</summary>
/// <param name="Noun">For people.</param>
/// <param name="Policy">Who may see and change it.</param>
/// <param name="Flaw">What is wrong with one of this name, in one sentence; null when nothing is.</param>
internal sealed record NamedKind<T>(string Noun, string Policy, Func<string, T, string?> Flaw)
    where T : class
{
    public string Plural => Noun + "s";

    public string Path => "/api/" + Plural;
}
