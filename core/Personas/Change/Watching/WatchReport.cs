namespace Twins.Core.Personas.Change.Watching;

/// <summary>The last run of a watch beside its baseline and over time.</summary>
/// <param name="Runs">Since the baseline, without it.</param>
/// <param name="Changed">What else is not as it was: the respondent, the twins.</param>
public sealed record WatchReport(WatchPoint Baseline, WatchPoint Last, int Runs, IReadOnlyList<WatchedShift> Questions, DriftVerdict Verdict, IReadOnlyList<string> Changed);

/// <param name="Base">Twins that answered at the baseline and now.</param>
/// <param name="Psi">Of smoothed shares; null for numbers.</param>
/// <param name="Kolmogorov">For ratings and yes or no.</param>
/// <param name="JensenShannon">In bits.</param>
/// <param name="Shift">Of the mean, in standard deviations over twins at the baseline.</param>
/// <param name="Chance">Of such an index when nothing moved; null where answers do not vary.</param>
/// <param name="Cusum">The larger of both sums after the last run, in standard errors of a run; null where there is no chart.</param>
/// <param name="PageHinkley">Likewise.</param>
/// <param name="Limit">What these two may reach.</param>
public sealed record WatchedShift(string Question, (int Before, int Now) Base, double? Psi, double? Kolmogorov, double? JensenShannon, double? Shift, double? Chance, double? Cusum, double? PageHinkley, double? Limit, DriftVerdict Verdict);
