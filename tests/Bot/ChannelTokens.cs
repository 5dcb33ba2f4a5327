using System.Security.Cryptography;
using System.Text;

namespace Twins.Tests.Bot;

/// <summary>Tokens by name, each as literal as a token can be.</summary>
internal sealed class ChannelTokens(ChannelIssuer issuer, TimeProvider clock)
{
    public const string App = "aaaaaaaa-0000-4000-8000-00000000000b";
    public const string Service = "https://smba.trafficmanager.net/emea/";

    private const string Header = """{"typ":"JWT","alg":"RS256","kid":"teams"}""";

    private readonly RSA strange = RSA.Create(2048);

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private string GoodPayload => Payload();

    public string Good => Signed(GoodPayload);

    public string Make(string name) => name switch
    {
        "signed RS256" or "good" => Good,
        "signed RS384" => ChannelIssuer.Token(Header.Replace("RS256", "RS384", StringComparison.Ordinal), GoodPayload, issuer.Key("teams"), HashAlgorithmName.SHA384),
        "signed RS512" => ChannelIssuer.Token(Header.Replace("RS256", "RS512", StringComparison.Ordinal), GoodPayload, issuer.Key("teams"), HashAlgorithmName.SHA512),
        "expired four minutes ago" => Signed(Payload(expires: Now - 240)),
        "valid in four minutes" => Signed(Payload(begins: Now + 240)),
        "service URL in another case" => Signed(Payload(service: "\"HTTPS://SMBA.trafficmanager.net/EMEA/\"")),
        "without a beginning" => Signed(GoodPayload.Replace("\"nbf\"", "\"nb\"", StringComparison.Ordinal)),

        "another issuer" => Signed(Payload(issuedBy: "https://api.example.org")),
        "issuer with an ending" => Signed(Payload(issuedBy: ChannelIssuer.Name + "/")),
        "issuer in another case" => Signed(Payload(issuedBy: "https://API.botframework.com")),
        "no issuer" => Signed(GoodPayload.Replace("\"iss\"", "\"is\"", StringComparison.Ordinal)),
        "the emulator's issuer, version 1" => Signed(Payload(issuedBy: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")),
        "the emulator's issuer, version 2" => Signed(Payload(issuedBy: "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0")),

        "another audience" => Signed(Payload(audience: "\"aaaaaaaa-0000-4000-8000-00000000000c\"")),
        "audience in another case" => Signed(Payload(audience: $"\"{App.ToUpperInvariant()}\"")),
        "no audience" => Signed(GoodPayload.Replace("\"aud\"", "\"au\"", StringComparison.Ordinal)),
        "two audiences" => Signed(Payload(audience: $"[\"{App}\",\"api://other\"]")),

        "expired six minutes ago" => Signed(Payload(expires: Now - 360)),
        "valid in six minutes" => Signed(Payload(begins: Now + 360)),
        "no end" => Signed(GoodPayload.Replace("\"exp\"", "\"ex\"", StringComparison.Ordinal)),
        "end as text" => Signed(GoodPayload.Replace($"\"exp\":{Now + 3600}", "\"exp\":\"never\"", StringComparison.Ordinal)),

        "no service URL" => Signed(GoodPayload.Replace("\"serviceurl\"", "\"serviceUrl\"", StringComparison.Ordinal)),
        "an empty service URL" => Signed(Payload(service: "\"\"")),
        "a service URL that is no text" => Signed(Payload(service: $"[\"{Service}\"]")),
        "another service URL" => Signed(Payload(service: "\"https://evil.example.org/\"")),
        "service URL without its last slash" => Signed(Payload(service: $"\"{Service.TrimEnd('/')}\"")),

        "key without endorsements" => WithKey("bare"),
        "key with an empty list of endorsements" => WithKey("empty"),
        "key endorsed for another channel" => WithKey("slack"),
        "key endorsed for the channel in another case" => WithKey("shouted"),
        "key whose endorsements are one text" => WithKey("text"),

        "another key" => ChannelIssuer.Token(Header, GoodPayload, strange),
        "unknown kid" => ChannelIssuer.Token(Header.Replace("teams", "nobody's", StringComparison.Ordinal), GoodPayload, issuer.Key("teams")),
        "kid of another key" => ChannelIssuer.Token(Header.Replace("teams", "slack", StringComparison.Ordinal), GoodPayload, issuer.Key("teams")),
        "no kid" => ChannelIssuer.Token("""{"typ":"JWT","alg":"RS256"}""", GoodPayload, issuer.Key("teams")),
        "embedded jwk" => ChannelIssuer.Token(Header.Replace("}", $",\"jwk\":{ChannelIssuer.Jwk("teams", strange, "[\"msteams\"]")}}}", StringComparison.Ordinal), GoodPayload, strange),
        "jku elsewhere" => ChannelIssuer.Token(Header.Replace("}", ",\"jku\":\"http://127.0.0.1:1/keys\"}", StringComparison.Ordinal), GoodPayload, strange),

        "HS256 with the public key" => Hmac(Encoding.UTF8.GetBytes(issuer.Key("teams").ExportSubjectPublicKeyInfoPem())),
        "HS256 with an empty key" => Hmac([]),
        "PS256 with the right key" => ChannelIssuer.Token(Header.Replace("RS256", "PS256", StringComparison.Ordinal), GoodPayload, data => issuer.Key("teams").SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        "RS256 said, RS1 signed" => ChannelIssuer.Token(Header, GoodPayload, issuer.Key("teams"), HashAlgorithmName.SHA1),
        "algorithm none" => $"{ChannelIssuer.Encode("""{"typ":"JWT","alg":"none"}""")}.{ChannelIssuer.Encode(GoodPayload)}.",
        "algorithm nOnE with a kid" => $"{ChannelIssuer.Encode("""{"typ":"JWT","alg":"nOnE","kid":"teams"}""")}.{ChannelIssuer.Encode(GoodPayload)}.",
        "no algorithm" => ChannelIssuer.Token("""{"typ":"JWT","kid":"teams"}""", GoodPayload, issuer.Key("teams")),
        "signature stripped" => Good[..(Good.LastIndexOf('.') + 1)],
        "signature stripped with its dot" => Good[..Good.LastIndexOf('.')],
        "signature of another token" => Good[..Good.LastIndexOf('.')] + Signed(Payload(expires: Now + 60))[^343..],
        "audience written in afterwards" => Signed(Payload(audience: "\"api://other\"")).Split('.') is var parts ? $"{parts[0]}.{ChannelIssuer.Encode(GoodPayload)}.{parts[2]}" : "",

        "service URL said twice" => Signed(GoodPayload.Replace("{", "{\"serviceurl\":\"https://evil.example.org/\",", StringComparison.Ordinal)),
        "audience said twice" => Signed(GoodPayload.Replace("{", "{\"aud\":\"api://other\",", StringComparison.Ordinal)),
        "kid said twice" => ChannelIssuer.Token("""{"typ":"JWT","alg":"RS256","kid":"slack","kid":"teams"}""", GoodPayload, issuer.Key("teams")),
        "critical extension" => ChannelIssuer.Token(Header.Replace("}", ",\"crit\":[\"x\"],\"x\":1}", StringComparison.Ordinal), GoodPayload, issuer.Key("teams")),
        "too large" => Signed(GoodPayload.Replace("{", $"{{\"x\":\"{new string('x', 15_000)}\",", StringComparison.Ordinal)),
        "payload that is no JSON" => ChannelIssuer.Token(Header, "not json", issuer.Key("teams")),
        "payload that is a list" => ChannelIssuer.Token(Header, "[]", issuer.Key("teams")),
        "nested in a token" => ChannelIssuer.Token(Header.Replace("}", ",\"cty\":\"JWT\"}", StringComparison.Ordinal), $"\"{Good}\"", issuer.Key("teams")),
        "encrypted" => $"{ChannelIssuer.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM","kid":"teams"}""")}.AAAA.AAAA.AAAA.AAAA",
        "garbage" => "garbage",
        "dots" => "..",
        "many dots" => new string('.', 2000),
        "padded" => Good + "==",
        _ => throw new ArgumentException($"There is no token '{name}'.", nameof(name)),
    };

    /// <summary>A good one from another service URL.</summary>
    public string For(Uri service) => Signed(Payload(service: $"\"{service}\""));

    public string WithKey(string kid) => ChannelIssuer.Token(Header.Replace("teams", kid, StringComparison.Ordinal), GoodPayload, issuer.Key(kid));

    public string WithIssuer(string name, RSA key, string kid) => ChannelIssuer.Token(Header.Replace("teams", kid, StringComparison.Ordinal), Payload(issuedBy: name), key);

    private string Signed(string payload) => ChannelIssuer.Token(Header, payload, issuer.Key("teams"));

    private string Payload(string issuedBy = ChannelIssuer.Name, string audience = $"\"{App}\"", string service = $"\"{Service}\"", long? expires = null, long? begins = null) =>
        $$"""{"iss":"{{issuedBy}}","aud":{{audience}},"nbf":{{begins ?? Now - 7200}},"exp":{{expires ?? Now + 3600}},"serviceurl":{{service}}}""";

    private string Hmac(byte[] secret) => ChannelIssuer.Token(Header.Replace("RS256", "HS256", StringComparison.Ordinal), GoodPayload, data => HMACSHA256.HashData(secret, data));
}
