namespace Twins.Adapters.Sources;

/// <summary>Follows the quotes of a row from line to line.</summary>
internal sealed class CsvQuotes(char delimiter)
{
    private bool begins = true;
    private bool spans;

    /// <summary>Whether the row goes on in the next line.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether a quote that was opened in an earlier line is closed in the middle of a field, as only a lost quote is.</summary>
    public bool IsBroken { get; private set; }

    public void Read(string line)
    {
        spans = IsOpen;
        begins |= !IsOpen;
        for (var i = 0; i < line.Length && !IsBroken; i++)
        {
            if (!IsOpen)
            {
                IsOpen = line[i] is '"' && begins;
                begins = line[i] == delimiter;
            }
            else if (line[i] is '"')
            {
                if (i + 1 < line.Length && line[i + 1] is '"') i++;
                else Close(i + 1 < line.Length ? line[i + 1] : delimiter);
            }
        }
    }

    private void Close(char next)
    {
        IsBroken = spans && next != delimiter && next is not '\r';
        (IsOpen, begins) = (false, false);
    }
}
