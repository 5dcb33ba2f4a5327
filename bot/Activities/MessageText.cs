using System.Text;

namespace Twins.Bot.Activities;

/// <summary>What somebody said, without the bot's own name that he had to say first.</summary>
public static class MessageText
{
    /// <summary>How Teams writes the space behind a mention, at times.</summary>
    private const string HardSpace = "&nbsp;";

    /// <summary>
    /// The text with mentions of the recipient taken out and those of others replaced by their names. It goes by the
    /// mentions that the channel vouches for: what only looks like a mention is text that somebody typed.
    /// </summary>
    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        var rest = text;
        var said = new StringBuilder(rest.Length);
        // Mentions that are spelled alike come in the order of the text, which tells one from the other.
        foreach (var mention in activity.Mentions.OrderBy(m => text.IndexOf(m.Text, StringComparison.Ordinal)))
        {
            var at = rest.IndexOf(mention.Text, StringComparison.Ordinal);
            if (at < 0) continue;
            said.Append(rest, 0, at);
            rest = rest[(at + mention.Text.Length)..];
            if (mention.Mentioned.Id != activity.Recipient.Id) said.Append(mention.Mentioned.Name ?? mention.Text);
            else if (said.Length is 0 || char.IsWhiteSpace(said[^1])) rest = WithoutSpace(rest);
        }
        return said.Append(rest).ToString().Trim();
    }

    private static string WithoutSpace(string text)
    {
        while (true)
        {
            if (text.Length > 0 && char.IsWhiteSpace(text[0])) text = text.TrimStart();
            else if (text.StartsWith(HardSpace, StringComparison.Ordinal)) text = text[HardSpace.Length..];
            else return text;
        }
    }
}
