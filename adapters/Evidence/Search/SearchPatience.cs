using Azure;
using Polly;
using Twins.Adapters.Retries;

namespace Twins.Adapters.Evidence.Search;

/// <summary>What every call to the search service goes through: it is tried again where that may help, and what comes out is a result or one sentence.</summary>
internal sealed class SearchPatience(SearchSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly ResiliencePipeline retry = Backoff.Of(
        settings.MaxTries,
        settings.Seed,
        clock,
        e => e is PartlyWrittenException || (e is RequestFailedException refused && MayPass(refused, clock)),
        e => e is RequestFailedException refused ? After(refused, clock) : null);

    /// <exception cref="SearchRefusalException">It did not work.</exception>
    /// <exception cref="SearchIndexMissingException">There is no index yet.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await retry.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            throw new SearchIndexMissingException();
        }
        catch (RequestFailedException e)
        {
            // The service's own words may repeat what was sent, and go no further.
            throw new SearchRefusalException(Sentence(e));
        }
        catch (PartlyWrittenException e)
        {
            throw new SearchRefusalException($"The search index {settings} did not take {e.Left} documents ({e.Status}, tried {settings.MaxTries} times); store the twin again later, or give the service more capacity.");
        }
    }

    private string Sentence(RequestFailedException e) => e.Status switch
    {
        0 => $"The search service at {settings.Endpoint.Host} cannot be reached; check AZURE_SEARCH_ENDPOINT and the network.",
        401 or 403 => $"The search service at {settings.Endpoint.Host} refused us ({e.Status}); set AZURE_SEARCH_KEY to an admin key, or give this identity the roles Search Service Contributor and Search Index Data Contributor.",
        400 => $"The search index {settings} refused a request (400 {e.ErrorCode}); if it was not made by Twins, or the embedding model has changed, set TWINS_SEARCH_INDEX to a new name and store the twins again.",
        _ => $"The search service at {settings.Endpoint.Host} answered {e.Status} {e.ErrorCode} (tried {settings.MaxTries} times); try again later.",
    };

    /// <summary>0 is a request that got no reply.</summary>
    private static bool MayPass(RequestFailedException e, TimeProvider clock) => e.Status is 0 or 408 or 429 or >= 500 && !(After(e, clock) > LongestWait);

    private static TimeSpan? After(RequestFailedException e, TimeProvider clock) =>
        e.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var after) ? RetryAfter.Read(after, clock) : null;
}
