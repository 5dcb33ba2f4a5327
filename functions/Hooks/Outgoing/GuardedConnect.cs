using System.Net;
using System.Net.Sockets;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>The addresses of a host.</summary>
public delegate Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken);

/// <summary>
/// Connects to public addresses alone. The name is resolved here, every address is checked, and the connection goes to an
/// address that was checked: a name that leads somewhere else a moment later gains nothing.
/// </summary>
internal sealed class GuardedConnect(Resolve resolve, HookOptions options)
{
    /// <exception cref="RefusedAddressException">The host leads to an address that must not be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var scheme = context.InitialRequestMessage.RequestUri!.Scheme;
        var addresses = await resolve(host, cancellationToken);
        if (addresses.Length is 0) throw new SocketException((int)SocketError.HostNotFound);
        // One bad address among good ones is no accident.
        if (Array.Find(addresses, a => !PublicAddress.Allows(a, scheme, options.AllowLoopback)) is { } refused) throw new RefusedAddressException($"Not sent: {host} leads to {refused}, which is not a public address.");
        return await ConnectAsync(addresses, port, cancellationToken);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}

/// <summary>A callback leads where nothing may be sent.</summary>
internal sealed class RefusedAddressException(string message) : Exception(message);
