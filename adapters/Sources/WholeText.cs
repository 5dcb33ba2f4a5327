namespace Twins.Adapters.Sources;

/// <summary>Reads a document as a whole, as far as any honest one goes.</summary>
internal static class WholeText
{
    public static string Read(TextReader text, Problems problems)
    {
        var buffer = new char[1 << 16];
        var whole = new System.Text.StringBuilder();
        for (var read = text.ReadBlock(buffer); read > 0; read = text.ReadBlock(buffer))
        {
            whole.Append(buffer, 0, read);
            if (whole.Length <= SourceLimits.Document) continue;
            problems.Say(null, $"is longer than {SourceLimits.Document:N0} characters; what stands behind them was left out. Cut it into several files.");
            break;
        }
        return whole.Replace("\0", "").ToString();
    }
}
