namespace Twins.Adapters.Sources;

/// <summary>What no honest file exceeds. What does is said and passed over, so that the rest is read.</summary>
internal static class SourceLimits
{
    /// <summary>Characters of one line, row or message.</summary>
    public const int Line = 1 << 20;

    /// <summary>Lines of one row with line breaks in quotes.</summary>
    public const int RowLines = 200;

    public const int Columns = 2_000;

    /// <summary>Characters of a document that is read as a whole: Markdown and rules.</summary>
    public const int Document = 16 << 20;

    /// <summary>Bytes of one message; what was written stands before what is attached.</summary>
    public const int Message = 4 << 20;

    /// <summary>Bytes of one line in the head of a message.</summary>
    public const int HeadLine = 64 << 10;

    /// <summary>Bytes of one archive, unpacked.</summary>
    public const long Unpacked = 4L << 30;

    /// <summary>How many times larger than packed a file of an archive may be, above <see cref="Small"/>.</summary>
    public const long Ratio = 200;

    public const long Small = 16L << 20;

    public const int ArchiveFiles = 1_000;

    /// <summary>Problems of one kind in one file that are told one by one.</summary>
    public const int Told = 20;
}
