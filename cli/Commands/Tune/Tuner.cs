using Twins.Adapters.Models;
using Twins.Cli.Terminal;
using Twins.Core.Governance;
using Twins.Core.Tuning;

namespace Twins.Cli.Commands.Tune;

/// <summary>The desk of this machine for one provider.</summary>
internal sealed class Tuner : IDisposable
{
    private readonly ModelClients clients;

    private Tuner(ModelOptions options, LocalStores stores)
    {
        clients = ModelClients.Create(options, stores.Clock);
        (Options, Book) = (options, new TuningBook(stores.Records));
        Desk = new TuningDesk(Book, new ConsentDesk(stores.Records, stores.Clock), clients.Tuning, stores.Clock);
    }

    public ModelOptions Options { get; }

    public TuningBook Book { get; }

    public TuningDesk Desk { get; }

    public TrainingProvider Provider => Options.Provider is ModelProvider.Azure ? TrainingProvider.Azure : TrainingProvider.OpenAI;

    public static Tuner Open(string? model, string? url) =>
        new(Answerer.Options(model, url) ?? throw new UsageException("Say where: --model azure:<base model> or openai:<base model>."), LocalStores.Open(TimeProvider.System));

    /// <summary>The latest job of a twin.</summary>
    public async Task<TuningNote> LatestAsync(string twin, CancellationToken stop)
    {
        TuningNote? latest = null;
        await foreach (var note in Book.ListAsync(twin, stop)) if (latest is null || note.Begun > latest.Begun) latest = note;
        return latest ?? throw new UsageException($"No job of '{twin}' was started here; start one with: twins tune start");
    }

    public void Dispose() => clients.Dispose();
}
