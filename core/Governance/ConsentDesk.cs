using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Storage;

namespace Twins.Core.Governance;

/// <summary>
/// Knows whether a twin may be used for something. What a person agreed to stands in the twin's document; what a person took
/// back stands in records of its own, so that it holds at once and no edit of the document undoes it.
/// </summary>
public sealed class ConsentDesk(IRecordStore records, TimeProvider clock)
{
    private const string Withdrawals = "consent-withdrawals";

    public async Task<ConsentStanding> CheckAsync(Twin twin, Purpose purpose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var withdrawn = twin.Subject is { } subject ? await WithdrawnAsync(twin.Id, subject.Person, cancellationToken) : null;
        return ConsentStanding.Of(twin, purpose, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), withdrawn);
    }

    /// <exception cref="ConsentException">The person has not agreed to it.</exception>
    public async Task RequireAsync(Twin twin, Purpose purpose, CancellationToken cancellationToken)
    {
        if (await CheckAsync(twin, purpose, cancellationToken) is { Allows: false } standing) throw new ConsentException(twin.Name, standing);
    }

    /// <summary>For a panel: one person who has not agreed stops it, since leaving somebody out would change what the panel stands for.</summary>
    /// <exception cref="ConsentException">One of its twins may not be used for it.</exception>
    public async Task RequireAsync(Panel panel, Purpose purpose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(panel);
        foreach (var member in panel.Members) if (member.Twin.Subject is not null) await RequireAsync(member.Twin, purpose, cancellationToken);
    }

    /// <summary>The person takes back every consent for a twin; the latest word stands.</summary>
    public async Task WithdrawAsync(string twin, string person, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes(new Withdrawal(person, clock.GetUtcNow()), DocumentJson.Options);
        await records.ChangeAsync(Key(twin), _ => value, cancellationToken);
    }

    private async Task<DateTimeOffset?> WithdrawnAsync(string twin, string person, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(twin), cancellationToken) is { } found && JsonSerializer.Deserialize<Withdrawal>(found.Value.Span, DocumentJson.Options) is { } withdrawal && withdrawal.Person == person ? withdrawal.At : null;

    private static RecordKey Key(string twin) => new(Withdrawals, twin);

    private sealed record Withdrawal(string Person, DateTimeOffset At);
}

/// <summary>A person has not agreed to what was asked of the person's twin.</summary>
/// <param name="twin">The twin's name.</param>
public sealed class ConsentException(string twin, ConsentStanding standing) : Exception($"'{twin}' cannot be addressed. {standing.Sentence}")
{
    public string Twin { get; } = twin;

    public ConsentStanding Standing { get; } = standing;
}
