using System.Text;

namespace Twins.Core.Documents;

/// <summary>Writes files whole or not at all: under another name first, so that a full disk or a death leaves no half file in its place.</summary>
public static class WholeFile
{
    /// <summary>What follows the name of a file that is not whole yet.</summary>
    public const string Unfinished = ".part";

    /// <summary>Writes a text in UTF-8 without a byte-order mark; a file of the same name is replaced.</summary>
    public static void Write(string path, string text) => Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));

    public static void Write(string path, byte[] content)
    {
        File.WriteAllBytes(path + Unfinished, content);
        File.Move(path + Unfinished, path, overwrite: true);
    }
}
