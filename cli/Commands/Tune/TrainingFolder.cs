using Twins.Cli.Terminal;
using Twins.Core.Tuning;

namespace Twins.Cli.Commands.Tune;

/// <summary>The files of an export.</summary>
internal static class TrainingFolder
{
    /// <exception cref="UsageException">There is no export, or one for another provider.</exception>
    public static async Task<TrainingBytes> ReadAsync(string folder, TrainingProvider provider, int seed, int? epochs, CancellationToken stop)
    {
        var (training, validation) = (Path.Combine(folder, TrainingExport.Training), Path.Combine(folder, TrainingExport.Validation));
        if (!File.Exists(training)) throw new UsageException($"{folder} holds no {TrainingExport.Training}; write one with: twins tune export");
        var bytes = await File.ReadAllBytesAsync(training, stop);
        var marked = bytes.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble);
        if (marked != provider is TrainingProvider.Azure) throw new UsageException($"{training} was exported for {(marked ? "azure" : "openai")}; export it with --for {provider.ToString().ToLowerInvariant()}.");
        return new TrainingBytes(bytes, File.Exists(validation) ? await File.ReadAllBytesAsync(validation, stop) : [], seed, epochs);
    }
}
