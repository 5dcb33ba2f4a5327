namespace Twins.Core.Runs.Batching;

/// <summary>
/// A provider that takes many calls as one file and answers within a day, for less money. Nothing here may be tried again
/// blindly: whether a batch was made is found out by looking, never by making another.
/// </summary>
public interface IBatchProvider
{
    /// <summary>Where a part stands. One whose batch was never written down is found by its name.</summary>
    /// <exception cref="Respondents.ModelFaultException">Nobody knows; look again later.</exception>
    Task<BatchSight> LookAsync(BatchTicket ticket, CancellationToken cancellationToken);

    /// <summary>
    /// Hands over a part that <see cref="LookAsync"/> has just not found, under its name. A file of that name that is there
    /// already is not sent a second time.
    /// </summary>
    /// <param name="ticket">Names the part.</param>
    /// <param name="open">Opens the part's lines, from the beginning each time.</param>
    /// <param name="cancellationToken">Leaves it open whether there is a batch now.</param>
    /// <returns>The batch's id; null while the provider is still reading the file: look, and submit again.</returns>
    /// <exception cref="Respondents.ModelFaultException">There may be a batch now or not.</exception>
    Task<string?> SubmitAsync(BatchTicket ticket, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken);

    /// <summary>Nobody waits for a batch any longer: cancels one that is under way, and deletes the files of one that is over.</summary>
    /// <exception cref="Respondents.ModelFaultException">It did not work; nothing depends on it.</exception>
    Task LetGoAsync(string batch, CancellationToken cancellationToken);
}

/// <summary>What a provider knows a part by.</summary>
/// <param name="Name">Unique among everything that was ever sent to the provider; letters, digits, '.', '-' and '_'.</param>
/// <param name="Bytes">The size of its lines.</param>
/// <param name="Batch">The provider's id of its batch; null when it was never written down.</param>
public sealed record BatchTicket(string Name, long Bytes, string? Batch);
