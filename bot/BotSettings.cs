using System.Globalization;
using System.Net;
using Twins.Adapters.Teams;

namespace Twins.Bot;

/// <summary>Reads the bot's settings from environment variables, or says what to set.</summary>
/// <param name="environment">Gives a variable's value, such as <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
public sealed class BotSettings(Func<string, string?> environment)
{
    public const string AppIdVariable = "TWINS_BOT_APP_ID";
    public const string LocalVariable = "TWINS_BOT_LOCAL";

    private const string TenantVariable = "TWINS_BOT_TENANT", SecretVariable = "TWINS_BOT_SECRET", IssuersVariable = "TWINS_BOT_ISSUERS", MetadataVariable = "TWINS_BOT_METADATA";

    private const string HumanVariable = "TWINS_BOT_HUMAN", HumanLinkVariable = "TWINS_BOT_HUMAN_LINK", BudgetVariable = "TWINS_BOT_BUDGET", PublicUrlVariable = "TWINS_PUBLIC_URL";

    /// <summary>What means nothing without an app.</summary>
    private static readonly string[] OfAnApp = [TenantVariable, SecretVariable, IssuersVariable, MetadataVariable];

    /// <exception cref="BotSettingException">Something is missing or does not fit.</exception>
    public BotOptions Read()
    {
        var (app, tenant, isLocal) = (Id(AppIdVariable), Id(TenantVariable), IsLocal());
        if (isLocal && app is not null) throw new BotSettingException($"{AppIdVariable} asks for tokens and {LocalVariable} for none; remove one of them.");
        if (app is null && OfAnApp.FirstOrDefault(v => Get(v) is not null) is { } lonely) throw new BotSettingException($"{lonely} is set and {AppIdVariable} is not; set it to the id of the bot's app, or remove {lonely}.");
        return new BotOptions { Identity = app is null ? null : Identity(app, tenant), Tenant = tenant, Issuers = Issuers(), IsLocal = isLocal, Human = Get(HumanVariable), HumanLink = Link(HumanLinkVariable, "https", "mailto"), PanelBudget = Budget(), PublicUrl = Link(PublicUrlVariable, "https") };
    }

    /// <summary>A secret means a client secret, none the managed identity. Nothing is guessed from where the process runs.</summary>
    private BotIdentity Identity(string app, string? tenant)
    {
        if (tenant is null) throw new BotSettingException($"{TenantVariable} is not set; set it to the id of the tenant that has the bot's app: its people are answered, and nobody else's.");
        return Get(SecretVariable) is { } secret ? new BotIdentity.ClientSecret(app, tenant, secret) : new BotIdentity.Managed(app);
    }

    private decimal Budget() => Get(BudgetVariable) is not { } text ? BotOptions.UsualPanelBudget
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var budget) && budget > 0 ? budget
        : throw new BotSettingException($"{BudgetVariable} must be an amount in US dollars such as 2.50: the most that one panel asked in a chat may cost.");

    private Uri? Link(string variable, params string[] schemes) => Get(variable) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme) && (uri.UserInfo.Length is 0 || uri.Scheme is "mailto") ? uri
        : throw new BotSettingException($"{variable} must be an address that begins with {string.Join(" or ", schemes.Select(s => s is "mailto" ? "mailto:" : s + "://"))}.");

    private bool IsLocal() => Get(LocalVariable) switch
    {
        null or "no" => false,
        // Here the port is on this machine and the callers are not.
        "yes" when Get("FUNCTIONS_CUSTOMHANDLER_PORT") is not null => throw new BotSettingException($"{LocalVariable} is for a process on your own machine and not for a function app, which the whole internet can call; remove it and set {AppIdVariable}."),
        "yes" => true,
        _ => throw new BotSettingException($"{LocalVariable} must be yes or no."),
    };

    /// <summary>A value that is no id may be a secret in the wrong place, so it is not repeated.</summary>
    private string? Id(string variable) => Get(variable) is not { } text ? null
        : Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id.ToString("D")
        : throw new BotSettingException($"{variable} is no id; write it as 11111111-2222-3333-4444-555555555555.");

    private IReadOnlyList<TokenIssuer> Issuers()
    {
        var (names, documents) = (Words(IssuersVariable), Words(MetadataVariable));
        if (names.Length is 0 && documents.Length is 0) return [TokenIssuer.BotFramework];
        if (names.Length != documents.Length) throw new BotSettingException($"{IssuersVariable} names {names.Length} issuers and {MetadataVariable} {documents.Length} documents; give each issuer the document of its keys, in the same order and separated by spaces.");
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length) throw new BotSettingException($"{IssuersVariable} names an issuer twice; name each once.");
        return [.. names.Zip(documents.Select(Metadata), (name, metadata) => new TokenIssuer(name, metadata))];
    }

    private static Uri Metadata(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) throw new BotSettingException($"{MetadataVariable} must hold addresses like {TokenIssuer.BotFramework.Metadata}.");
        if (uri.Scheme is not "https" && !(uri.Scheme is "http" && IsLoopback(uri))) throw new BotSettingException($"{MetadataVariable} must begin with https://, because keys that come unprotected prove nothing.");
        return uri;
    }

    private static bool IsLoopback(Uri uri) => IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private string[] Words(string variable) => Get(variable)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string? Get(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
