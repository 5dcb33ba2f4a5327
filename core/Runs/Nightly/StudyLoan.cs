using Twins.Core.Runs.Journal;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Nightly;

/// <summary>Lends a campaign's study for as long as <paramref name="use"/> works with it.</summary>
/// <param name="campaign">The campaign's id.</param>
/// <param name="changes">Other panels and replicates than it names.</param>
/// <param name="use">What is done with the study; its files may be gone afterwards.</param>
/// <param name="cancellationToken">Gives up.</param>
public delegate Task<RunView> StudyLoan(string campaign, PlanChanges changes, Func<Study, Task<RunView>> use, CancellationToken cancellationToken);
