using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Twins.Tests.Functions.Security;

/// <summary>Tokens by name, each as literal as a token can be.</summary>
internal sealed class TokenCorpus(EntraDouble service, TimeProvider clock)
{
    private const string Header = """{"typ":"JWT","alg":"RS256","kid":"first"}""";
    private const string Ada = "\"oid\":\"0a0a0a0a-0000-0000-0000-000000000001\",\"sub\":\"s1\"";

    private readonly RSA strange = RSA.Create(2048);

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private string Good => Payload("\"roles\":[\"Runner\"]");

    public string Make(string name) => name switch
    {
        // Good ones.
        "version 2, delegated" => Signed(Payload("\"roles\":[\"Reader\"],\"scp\":\"access\",\"preferred_username\":\"ada@example.org\"")),
        "version 2, application" => Signed(Payload("\"roles\":[\"Runner\"],\"idtyp\":\"app\"")),
        "version 1, application" => Signed(Payload("\"roles\":[\"Steward\"]", issuer: $"https://sts.windows.net/{EntraDouble.Tenant}/", application: "\"appid\":\"aaaaaaaa-0000-0000-0000-000000000001\"")),
        "version 1, delegated" => Signed(Payload("\"roles\":[\"Admin\"],\"scp\":\"access\",\"upn\":\"ada@example.org\"", issuer: $"https://sts.windows.net/{EntraDouble.Tenant}/", application: "\"appid\":\"aaaaaaaa-0000-0000-0000-000000000001\"")),
        "several roles" => Signed(Payload("\"roles\":[\"Reader\",\"Painter\",\"Steward\"]")),
        "one role, not in a list" => Signed(Payload("\"roles\":\"Reader\"")),
        "expired a moment ago" => Signed(Payload("\"roles\":[\"Reader\"]", expires: Now - 20)),
        "several audiences" => Signed(Payload("\"roles\":[\"Reader\"]", audience: $"[\"api://other\",\"{EntraDouble.Audience}\"]")),
        // Genuine, and nobody here.
        "no roles" => Signed(Payload("\"x\":1")),
        "empty roles" => Signed(Payload("\"roles\":[]")),
        "unknown role" => Signed(Payload("\"roles\":[\"Owner\"]")),
        "role in another case" => Signed(Payload("\"roles\":[\"admin\"]")),
        "two roles in one text" => Signed(Payload("\"roles\":\"Reader Admin\"")),
        "roles as an object" => Signed(Payload("\"roles\":{\"Admin\":true}")),
        "roles as numbers" => Signed(Payload("\"roles\":[4]")),
        "nested roles" => Signed(Payload("\"roles\":[[\"Admin\"]]")),
        "scope is no role" => Signed(Payload("\"scp\":\"Admin\"")),
        "directory role is no role" => Signed(Payload("\"wids\":[\"Admin\"],\"groups\":[\"Admin\"]")),
        "other claims are no roles" => Signed(Payload("\"role\":[\"Admin\"],\"http://schemas.microsoft.com/ws/2008/06/identity/claims/role\":[\"Admin\"]")),
        // Refused.
        "another issuer" => Signed(Payload("\"roles\":[\"Admin\"]", issuer: "https://login.example.org/v2.0")),
        "another tenant's issuer" => Signed(Payload("\"roles\":[\"Admin\"]", issuer: service.Issuer.Replace("11111111", "99999999", StringComparison.Ordinal))),
        "issuer with an ending" => Signed(Payload("\"roles\":[\"Admin\"]", issuer: service.Issuer + "/")),
        "another tenant" => Signed(Payload("\"roles\":[\"Admin\"]", tenant: "99999999-2222-3333-4444-555555555555")),
        "no tenant" => Signed(Payload("\"roles\":[\"Admin\"]", tenant: "")),
        "another audience" => Signed(Payload("\"roles\":[\"Admin\"]", audience: "\"api://other\"")),
        "audience in another case" => Signed(Payload("\"roles\":[\"Admin\"]", audience: "\"API://TWINS\"")),
        "no audience" => Signed(Payload("\"roles\":[\"Admin\"]", audience: null)),
        "an ID token" => Signed(Payload("\"roles\":[\"Admin\"],\"nonce\":\"n\"", application: "\"x\":1")),
        "no subject" => Signed(Payload("\"roles\":[\"Admin\"]").Replace(Ada, "\"x\":1", StringComparison.Ordinal)),
        "expired" => Signed(Payload("\"roles\":[\"Admin\"]", expires: Now - 600)),
        "not yet valid" => Signed(Payload("\"roles\":[\"Admin\"]", begins: Now + 600)),
        "no end" => Signed(Payload("\"roles\":[\"Admin\"]").Replace("\"exp\"", "\"ex\"", StringComparison.Ordinal)),
        "end as text" => Signed(Payload("\"roles\":[\"Admin\"]").Replace($"\"exp\":{Now + 3600}", "\"exp\":\"never\"", StringComparison.Ordinal)),
        "another key" => service.Token(Header, Good, strange),
        "signed by the key of consumers" => service.Token(Header.Replace("first", "consumers", StringComparison.Ordinal), Good, service.Key("consumers")),
        "unknown kid" => service.Token(Header.Replace("first", "other", StringComparison.Ordinal), Good),
        "no kid" => service.Token("""{"typ":"JWT","alg":"RS256"}""", Good),
        "kid of another key" => service.Token(Header.Replace("first", "consumers", StringComparison.Ordinal), Good),
        "kid that is a path" => service.Token(Header.Replace("first", "../../../dev/null", StringComparison.Ordinal), Good, strange),
        "kid that is SQL" => service.Token(Header.Replace("first", "x' UNION SELECT 'k", StringComparison.Ordinal), Good, strange),
        "kid that is no text" => service.Token(Header.Replace("\"first\"", "[\"first\"]", StringComparison.Ordinal), Good, strange),
        "embedded jwk" => service.Token(Header.Replace("}", $",\"jwk\":{EntraDouble.Jwk("first", strange, service.Issuer)}}}", StringComparison.Ordinal), Good, strange),
        "jku elsewhere" => service.Token(Header.Replace("}", ",\"jku\":\"http://127.0.0.1:1/keys\"}", StringComparison.Ordinal), Good, strange),
        "x5u elsewhere" => service.Token(Header.Replace("}", ",\"x5u\":\"http://127.0.0.1:1/cert\"}", StringComparison.Ordinal), Good, strange),
        "embedded x5c" => service.Token(Header.Replace("}", ",\"x5c\":[\"MIIB\"]}", StringComparison.Ordinal), Good, strange),
        "critical extension" => service.Token(Header.Replace("}", ",\"crit\":[\"x\"],\"x\":1}", StringComparison.Ordinal), Good),
        "HS256 with the public key" => Hmac(service.Key("first").ExportSubjectPublicKeyInfoPem()),
        "HS256 with an empty key" => Hmac(""),
        "PS256 with the right key" => Other("PS256", data => service.Key("first").SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        "RS512 with the right key" => Other("RS512", data => service.Key("first").SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        "RS256 said, RS1 signed" => Other("RS256", data => service.Key("first").SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1)),
        "alg none" => $"{EntraDouble.Encode("""{"typ":"JWT","alg":"none"}""")}.{EntraDouble.Encode(Good)}.",
        "alg nOnE" => $"{EntraDouble.Encode("""{"typ":"JWT","alg":"nOnE","kid":"first"}""")}.{EntraDouble.Encode(Good)}.",
        "signature stripped" => Signed(Good)[..(Signed(Good).LastIndexOf('.') + 1)],
        "signature cut off with its dot" => Signed(Good)[..Signed(Good).LastIndexOf('.')],
        "signature of another token" => Signed(Payload("\"roles\":[\"Admin\"]"))[..Signed(Payload("\"roles\":[\"Admin\"]")).LastIndexOf('.')] + Signed(Good)[Signed(Good).LastIndexOf('.')..],
        "another role written into the payload" => Changed(),
        "another type" => service.Token(Header.Replace("JWT", "dpop+jwt", StringComparison.Ordinal), Good),
        "no type" => service.Token("""{"alg":"RS256","kid":"first"}""", Good),
        "roles said twice" => Signed(Payload("\"roles\":[\"Reader\"],\"roles\":[\"Admin\"]")),
        "audience said twice" => Signed(Payload($"\"roles\":[\"Admin\"],\"aud\":\"{EntraDouble.Audience}\"", audience: "\"api://other\"")),
        "kid said twice" => service.Token("""{"typ":"JWT","alg":"RS256","kid":"other","kid":"first"}""", Good),
        "nested in a token" => service.Token(Header.Replace("}", ",\"cty\":\"JWT\"}", StringComparison.Ordinal), "\"" + Signed(Good) + "\""),
        "encrypted" => $"{EntraDouble.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM","kid":"first"}""")}.AAAA.AAAA.AAAA.AAAA",
        "huge" => Signed(Payload($"\"roles\":[\"Admin\"],\"x\":\"{new string('x', 15_000)}\"")),
        "payload that is no JSON" => service.Token(Header, "not json"),
        "payload that is a list" => service.Token(Header, "[]"),
        "garbage" => "garbage",
        "dots" => "..",
        "many dots" => new string('.', 2000),
        "nothing" => "",
        "padding" => Signed(Good) + "==",
        _ => throw new ArgumentException($"There is no token '{name}'.", nameof(name)),
    };

    private string Signed(string payload) => service.Token(Header, payload);

    private string Payload(string more, string? issuer = null, string tenant = EntraDouble.Tenant, string? audience = $"\"{EntraDouble.Audience}\"", long? expires = null, long? begins = null, string application = "\"azp\":\"aaaaaaaa-0000-0000-0000-000000000001\"") =>
        $$"""{"iss":"{{issuer ?? service.Issuer}}",{{(audience is null ? "" : $"\"aud\":{audience},")}}"nbf":{{begins ?? Now - 7200}},"exp":{{expires ?? Now + 3600}},"tid":"{{tenant}}",{{Ada}},{{application}},{{more}}}""";

    private string Hmac(string secret) => Other("HS256", data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), data));

    private string Other(string algorithm, Func<byte[], byte[]> sign)
    {
        var signed = $"{EntraDouble.Encode(Header.Replace("RS256", algorithm, StringComparison.Ordinal))}.{EntraDouble.Encode(Good)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.UTF8.GetBytes(signed)))}";
    }

    private string Changed()
    {
        var parts = Signed(Good).Split('.');
        return $"{parts[0]}.{EntraDouble.Encode(Good.Replace("Runner", "Steward", StringComparison.Ordinal))}.{parts[2]}";
    }
}
