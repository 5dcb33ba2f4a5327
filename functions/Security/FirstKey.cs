using System.Security.Cryptography;
using System.Text;

namespace Twins.Functions.Security;

/// <summary>The key of somebody who has just installed Twins: made once, kept where only he can read it.</summary>
internal static class FirstKey
{
    private const string FileName = "api-key";
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="SettingException">The file is not as we made it.</exception>
    public static (ApiKey Key, string File) ReadOrCreate(string folder)
    {
        var file = Path.Combine(folder, FileName);
        CreateOnce(folder, file);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~Mine) is not UnixFileMode.None) throw new SettingException($"{file} can be read by others; delete it, and a new key is made at the next start.");
        var key = File.ReadAllText(file).Trim();
        if (key.Length < ApiKey.ShortestKey) throw new SettingException($"{file} does not hold a key; delete it, and a new one is made at the next start.");
        return (ApiKey.Create("local", Role.Admin, key), file);
    }

    // Moving a file onto a name that is free looks first and renames then, so the second of two processes would replace the key
    // that the first has already read. Processes of one user take turns.
    private static void CreateOnce(string folder, string file)
    {
        if (File.Exists(file)) return;
        using var turn = new Mutex(NameOf(folder), new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The process before us ended in the middle; the turn is ours, and a draft is all it can have left.
        }
        try
        {
            if (!File.Exists(file)) Create(folder, file);
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static string NameOf(string folder) => "twins-key-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..32];

    private static void Create(string folder, string file)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{FileName}-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mine;
        using (var writer = new StreamWriter(draft, options)) writer.WriteLine(RandomNumberGenerator.GetHexString(64, lowercase: true));
        File.Move(draft, file);
    }
}
