using System.Globalization;
using System.Text;

namespace Twins.Core.Governance.Rights;

/// <summary>What is held of a person, as the person is told it.</summary>
public static class SubjectStatement
{
    /// <returns>Markdown.</returns>
    public static string Write(SubjectTrail trail, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(trail);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# What Twins holds of you, {today:yyyy-MM-dd}\n\n");
        if (trail.IsForgotten) text.Append("You asked to be forgotten. What remains is the pseudonym below, so that you are not brought back.\n\n");
        if (trail.IsEmpty) text.Append("Nothing.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"You are known here by a pseudonym, not by your name or address: `{trail.Asked}`.\n");
        if (trail.IsSealed) text.Append("\nYou agreed to be contacted, so your name and address are kept as well, sealed: they can be looked up while your consent holds, and every look is noted.\n");
        foreach (var look in trail.Looks) text.Append(CultureInfo.InvariantCulture, $"- Looked up on {look.At:yyyy-MM-dd HH:mm} UTC: {Plain(look.Reason)}\n");
        foreach (var twin in trail.Twins)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## In the twin '{twin}'\n\n");
            foreach (var item in trail.Items.Where(i => i.Twin == twin).Select(i => i.Item).DistinctBy(i => i.Text).OrderBy(i => i.Source, StringComparer.Ordinal))
                text.Append("- ").Append(Plain(item.Text)).Append(CultureInfo.InvariantCulture, $" ({item.Kind.ToString().ToLowerInvariant()}, {Plain(item.Source ?? "no source")}{(item.Date is { } date ? $", {date:yyyy-MM-dd}" : "")}{(item.Licence is { } licence ? $", {Plain(licence)}" : "")})\n");
        }
        if (trail.Builds.Count > 0)
        {
            text.Append("\n## Where it came from\n\n");
            foreach (var build in trail.Builds) text.Append(CultureInfo.InvariantCulture, $"- The build '{build.Id}' of {build.At:yyyy-MM-dd}, made for {build.Twins.Count} twins. Figures over several people in it count you too; nobody can be told apart in them.\n");
        }
        text.Append("\n## Your rights\n\nYou may have all of this erased: `twins forget` with your address does it and gives a signed receipt.\n");
        return text.ToString();
    }

    /// <summary>On one line, and without a meaning in Markdown.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '!') plain.Append('\\');
            plain.Append(c);
        }
        return plain.ToString();
    }
}
