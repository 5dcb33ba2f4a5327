namespace Twins.Tests.Storage.FaultProxy;

/// <param name="Bytes">Size of its body.</param>
/// <param name="At">When it came, by <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</param>
internal sealed record SeenRequest(string Method, string Target, int Bytes, long At)
{
    public bool IsWrite => Method is not ("GET" or "HEAD");
}
