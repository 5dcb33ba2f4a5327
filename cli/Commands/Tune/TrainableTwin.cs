using Twins.Cli.Terminal;
using Twins.Core.Governance;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas;

namespace Twins.Cli.Commands.Tune;

/// <summary>A twin as far as a model may be trained on it.</summary>
internal static class TrainableTwin
{
    /// <summary>
    /// Without the words of everybody who did not agree to training, or no longer does; the person whom the twin stands for must have.
    /// What a twin remembers stands before every example, so nobody's words may be left there either.
    /// </summary>
    /// <returns>The twin, and how many people were left out.</returns>
    /// <exception cref="ConsentException">The person it stands for has not agreed to training.</exception>
    public static async Task<(Twin Twin, int LeftOut)> OfAsync(Twin twin, LocalStores stores, CancellationToken stop)
    {
        await new ConsentDesk(stores.Records, stores.Clock).RequireAsync(twin, Purpose.Training, stop);
        var (gone, mayNot) = (await stores.Forgotten.ReadAsync(stop), new HashSet<string>(StringComparer.Ordinal));
        foreach (var person in twin.Memory.All.Select(i => i.Subject).OfType<string>().Distinct(StringComparer.Ordinal))
            if (gone.Contains(person) || (person != twin.Subject?.Person && !await stores.Consents.AllowsAsync(person, Purpose.Training, stop))) mayNot.Add(person);
        return (TwinWithout.Evidence(twin, i => i.Subject is { } person && mayNot.Contains(person)), mayNot.Count);
    }
}
