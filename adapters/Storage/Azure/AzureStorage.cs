using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Twins.Core.Governance.Rights;
using Twins.Core.Runs;
using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Azure;

/// <summary>
/// Everything durable on one storage account: the tables "records" and "ledger", the container "blobs" and a queue for
/// each name. What is missing is made when it is first written to; nothing is asked of the account before.
/// </summary>
public sealed partial class AzureStorage
{
    private AzureStorage(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues)
    {
        Records = new TableRecords(tables.GetTableClient("records"));
        Blobs = new AzureBlobs(blobs.GetBlobContainerClient("blobs"));
        Queue = new AzureQueue(queues);
        Ledger = new TableLedger(tables.GetTableClient("ledger"), Blobs);
        var search = new AccountSearch(tables, blobs, queues);
        Prove = (texts, _, cancellationToken) => search.FindAsync(texts, cancellationToken);
    }

    public IRecordStore Records { get; }

    public IBlobStore Blobs { get; }

    public IWorkQueue Queue { get; }

    public ILedger Ledger { get; }

    /// <summary>Searches the whole account for texts that were erased.</summary>
    public ErasureProof Prove { get; }

    /// <exception cref="FormatException">The account is neither a connection string nor a name.</exception>
    public static AzureStorage Connect(AzureStorageOptions options)
    {
        var table = options.Patience.Of(new TableClientOptions());
        var blob = options.Patience.Of(new BlobClientOptions());
        var queue = options.Patience.Of(new QueueClientOptions());
        if (options.Account.Contains('=')) return ConnectByString(options.Account, table, blob, queue);
        if (!AccountName().IsMatch(options.Account)) throw Malformed();
        var identity = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId });
        return new AzureStorage(
            new TableServiceClient(Endpoint(options.Account, "table"), identity, table),
            new BlobServiceClient(Endpoint(options.Account, "blob"), identity, blob),
            new QueueServiceClient(Endpoint(options.Account, "queue"), identity, queue));
    }

    private static AzureStorage ConnectByString(string connection, TableClientOptions table, BlobClientOptions blob, QueueClientOptions queue)
    {
        try
        {
            return new AzureStorage(new TableServiceClient(connection, table), new BlobServiceClient(connection, blob), new QueueServiceClient(connection, queue));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw Malformed();
        }
    }

    /// <summary>Does not repeat what was given: it may be a key.</summary>
    private static FormatException Malformed() =>
        new("The storage account is neither a connection string, such as the portal shows under Access keys, nor the name of an account, which has 3 to 24 small letters and digits.");

    private static Uri Endpoint(string account, string kind) => new($"https://{account}.{kind}.core.windows.net");

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AccountName();
}
