using Twins.Cli.Terminal;
using Twins.Core.Personas;
using Twins.Core.Tuning;

namespace Twins.Cli.Commands.Tune;

/// <summary>The files of an export.</summary>
internal static class TrainingFolder
{
    /// <param name="twin">As far as it may be trained on today.</param>
    /// <param name="book">Knows what exports are of.</param>
    /// <exception cref="UsageException">There is no export, or one for another provider or of another twin.</exception>
    public static async Task<TrainingBytes> ReadAsync(string folder, Twin twin, TuningBook book, TrainingProvider provider, int seed, int? epochs, CancellationToken stop)
    {
        var (training, validation) = (Path.Combine(folder, TrainingExport.Training), Path.Combine(folder, TrainingExport.Validation));
        if (!File.Exists(training)) throw new UsageException($"{folder} holds no {TrainingExport.Training}; write one with: twins tune export");
        var bytes = await File.ReadAllBytesAsync(training, stop);
        var marked = bytes.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble);
        if (marked != provider is TrainingProvider.Azure) throw new UsageException($"{training} was exported for {(marked ? "azure" : "openai")}; export it with --for {provider.ToString().ToLowerInvariant()}.");
        var checks = File.Exists(validation) ? await File.ReadAllBytesAsync(validation, stop) : [];
        // Somebody may have taken a consent back since, and files of one person must not be trained under another's.
        if (!await book.IsExportOfAsync(bytes, checks, twin, stop)) throw new UsageException($"{folder} is no export of '{twin.Id}' as it may be trained on now: it, its files or the consents of its people changed since, or it is of another twin. Export it anew: twins tune export");
        return new TrainingBytes(bytes, checks, seed, epochs);
    }
}
