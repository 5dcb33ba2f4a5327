using System.Security.Cryptography;

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
        if (!File.Exists(file)) Create(folder, file);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~Mine) is not UnixFileMode.None) throw new SettingException($"{file} can be read by others; delete it, and a new key is made at the next start.");
        var key = File.ReadAllText(file).Trim();
        if (key.Length < ApiKey.ShortestKey) throw new SettingException($"{file} does not hold a key; delete it, and a new one is made at the next start.");
        return (ApiKey.Create("local", Role.Admin, key), file);
    }

    private static void Create(string folder, string file)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{FileName}-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mine;
        using (var writer = new StreamWriter(draft, options)) writer.WriteLine(RandomNumberGenerator.GetHexString(64, lowercase: true));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process that started with us was first; its key is the one.
            File.Delete(draft);
        }
    }
}
