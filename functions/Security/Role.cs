namespace Twins.Functions.Security;

/// <summary>What a caller may do. Each role holds all that come before it.</summary>
internal enum Role
{
    /// <summary>Known by name, and allowed nothing.</summary>
    None,
    /// <summary>Looks at twins, campaigns, runs and reports.</summary>
    Reader,
    /// <summary>Also asks twins and starts runs, which costs money.</summary>
    Runner,
    /// <summary>Also writes twins, panels and campaigns.</summary>
    Steward,
    /// <summary>Also erases, replays what failed, and sets up hooks.</summary>
    Admin,
}
