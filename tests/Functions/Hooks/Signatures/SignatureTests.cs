using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Tests.Functions.Hooks.Signatures;

public sealed class SignatureTests
{
    private const string Right = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    private static readonly IReadOnlyList<byte[]> Keys = [Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")];

    [Fact]
    public void The_published_vector_verifies_and_is_what_we_would_sign()
    {
        var body = """{"test": 2432232314}"""u8.ToArray();
        Assert.True(IsSigned(Right));
        Assert.Equal(Right, HookSignature.Standard(Keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body));
    }

    [Theory]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,bm9ldHUK", true)]
    [InlineData("v1,bm9ldHUK v1a,zzzz v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", true)]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ", false)]
    [InlineData("v1,", false)]
    [InlineData("v1,not base64!", false)]
    [InlineData("", false)]
    public void One_right_signature_among_several_is_enough(string header, bool isSigned) => Assert.Equal(isSigned, IsSigned(header));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_call_is_good_for_five_minutes_both_ways(int secondsLater, bool isSigned) => Assert.Equal(isSigned, IsSigned(Right, Sent.AddSeconds(secondsLater)));

    [Theory]
    [InlineData("webhook-id", "msg_other")]
    [InlineData("webhook-id", "")]
    [InlineData("webhook-id", "msg.p5jXN8AQM9LWM0D4loKWxJek")]
    [InlineData("webhook-timestamp", "1614265331")]
    [InlineData("webhook-timestamp", "+1614265330")]
    [InlineData("webhook-timestamp", "1614265330.0")]
    [InlineData("webhook-timestamp", "99999999999999999999")]
    [InlineData("webhook-timestamp", "")]
    public void Id_and_time_are_signed_too(string header, string value) => Assert.False(IsSigned(Right, change: headers => headers[header] = value));

    [Fact]
    public void Githubs_own_example_verifies()
    {
        var headers = new HeaderDictionary { ["X-GitHub-Delivery"] = "72d3162e", ["X-Hub-Signature-256"] = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" };
        var claim = Assert.Single(ClaimReader.Read(headers, Sent));
        IReadOnlyList<byte[]> keys = ["It's a Secret to Everybody"u8.ToArray()];
        Assert.True(claim.IsSignedWith(keys, "Hello, World!"u8));
        Assert.False(claim.IsSignedWith(keys, "Hello, World?"u8));
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData(" ", "is not set")]
    [InlineData("whsec_c2hvcnQ=", "24 random bytes")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "'whsec_'")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_no!", "'whsec_'")]
    [InlineData("whsec_a whsec_b whsec_c", "holds 3 secrets")]
    public void A_secret_that_cannot_be_used_is_refused_without_being_shown(string? value, string sentence)
    {
        var secrets = new SharedSecrets(new ConfigurationBuilder().AddInMemoryCollection([new("TWINS_HOOK_SECRET_MY_CRM", value)]).Build());
        var keys = secrets.OfHook("my-crm", SignatureScheme.Standard);
        Assert.Empty(keys.Keys);
        Assert.StartsWith("TWINS_HOOK_SECRET_MY_CRM", keys.Flaw!.Replace("Set ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(sentence, keys.Flaw, StringComparison.Ordinal);
        if (value is { Length: > 1 }) Assert.DoesNotContain(value, keys.Flaw, StringComparison.Ordinal);
    }

    private static bool IsSigned(string signature, DateTimeOffset? now = null, Action<HeaderDictionary>? change = null)
    {
        var headers = new HeaderDictionary { ["webhook-id"] = "msg_p5jXN8AQM9LWM0D4loKWxJek", ["webhook-timestamp"] = "1614265330", ["webhook-signature"] = signature };
        change?.Invoke(headers);
        return ClaimReader.Read(headers, now ?? Sent) is [var claim] && claim.IsSignedWith(Keys, Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));
    }
}
