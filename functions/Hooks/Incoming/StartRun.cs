using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>
/// Orders a run of a campaign with other variants, and gives its id. The same key gives the same run. Throws
/// <see cref="KeyNotFoundException"/> where there is no such campaign, and a DocumentException where it cannot be asked.
/// </summary>
public delegate Task<string> StartRun(string campaign, IReadOnlyList<Variant> variants, RunWish wish, CancellationToken cancellationToken);
