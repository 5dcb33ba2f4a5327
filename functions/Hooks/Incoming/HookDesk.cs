using System.Security.Cryptography;
using Twins.Core.Documents;
using Twins.Core.Runs.Sharing;
using Twins.Functions.Hooks.Settings;
using Twins.Functions.Hooks.Signatures;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>Takes calls: believes none before its signature is checked, and starts a run for each that is new.</summary>
internal sealed class HookDesk(NamedRecords<Hook> hooks, SharedSecrets secrets, CallMemory memory, StartRun start)
{
    /// <summary>Checked against where there is nothing to check against, so that it takes as long.</summary>
    private static readonly byte[][] NoKeys = [RandomNumberGenerator.GetBytes(32)];

    /// <param name="claims">What the headers claim; not empty.</param>
    /// <param name="cancellationToken">The sender hung up.</param>
    public async Task<HookAnswer> AnswerAsync(string name, IReadOnlyList<Claim> claims, IHeaderDictionary headers, byte[] body, CancellationToken cancellationToken)
    {
        var hook = ShortName.IsValid(name) ? (await hooks.FindAsync(name, cancellationToken))?.Value : null;
        var claim = claims.FirstOrDefault(c => c.Scheme == hook?.Scheme);
        var keys = hook is null ? new SecretKeys("", [], null) : secrets.OfHook(name, hook.Scheme);
        var isSigned = (claim ?? claims[0]).IsSignedWith(keys.Keys.Count > 0 ? keys.Keys : NoKeys, body);
        if (hook is null) return new HookAnswer.Refused("there is no such hook");
        if (keys.Flaw is { } flaw) return new HookAnswer.Refused(flaw);
        if (claim is null || !isSigned) return new HookAnswer.Refused("the signature is wrong");
        if (await memory.KnowsAsync(name, claim, cancellationToken)) return new HookAnswer.Refused("it was made before");
        return await StartAsync(name, hook, claim, headers, body, cancellationToken);
    }

    private async Task<HookAnswer> StartAsync(string name, Hook hook, Claim claim, IHeaderDictionary headers, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            var variants = PayloadMapping.Map(hook, PayloadReader.Read(headers, body));
            var run = await start(hook.Campaign, variants, Wish(name, hook, claim), cancellationToken);
            await memory.RememberAsync(name, claim, run);
            return new HookAnswer.Started(run);
        }
        catch (PayloadException e)
        {
            return new HookAnswer.Unusable(e.Problem);
        }
        catch (DocumentException e)
        {
            return new HookAnswer.Unusable(new Problem(ProblemKinds.DocumentRefused, e.Message));
        }
        catch (KeyNotFoundException)
        {
            return new HookAnswer.Unusable(new Problem(ProblemKinds.DocumentRefused, $"The hook's campaign '{hook.Campaign}' does not exist."));
        }
    }

    private static RunWish Wish(string name, Hook hook, Claim claim) => new($"hook {name}", $"hook|{name}|{claim.Id}")
    {
        Model = hook.Model,
        Budget = hook.Budget,
        Changes = new(hook.Replicates),
        Callback = hook.Callback,
    };
}
