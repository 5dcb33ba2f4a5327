namespace Twins.Core.Fidelity.Choice.MaxDiff;

internal static class MaxDiffChecks
{
    public static void Of(IReadOnlyList<MaxDiffTask> tasks, int items)
    {
        Assume.AtLeast(3, items, "items");
        Assume.AtLeast(1, tasks.Count, "answers");
        Assume.Weights([.. tasks.Select(t => t.Weight)]);
        foreach (var task in tasks) Of(task, items);
        var shown = tasks.Where(t => t.Weight > 0).SelectMany(t => t.Items).ToHashSet();
        var never = Enumerable.Range(0, items).FirstOrDefault(i => !shown.Contains(i), -1);
        if (never >= 0) throw new AssumptionException($"Item {never} was never shown; leave it out or show it.");
    }

    private static void Of(MaxDiffTask task, int items)
    {
        Assume.AtLeast(3, task.Items.Count, "items in a set");
        if (task.Person < 0) throw new AssumptionException($"Person {task.Person} is not a number from 0 up.");
        if (task.Items.Any(i => (uint)i >= (uint)items) || task.Items.Distinct().Count() < task.Items.Count) throw new AssumptionException($"A set must hold different items numbered 0 to {items - 1}.");
        if (!task.Items.Contains(task.Best) || !task.Items.Contains(task.Worst) || task.Best == task.Worst) throw new AssumptionException($"Best ({task.Best}) and worst ({task.Worst}) must be two different items of the set.");
    }
}
