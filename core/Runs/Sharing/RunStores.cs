using Twins.Core.Storage;

namespace Twins.Core.Runs.Sharing;

/// <summary>Everything durable that the workers of a run share.</summary>
public sealed record RunStores(IRecordStore Records, IBlobStore Blobs, IWorkQueue Queue, ILedger Ledger);
