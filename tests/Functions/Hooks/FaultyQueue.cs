using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Twins.Core.Storage;

namespace Twins.Tests.Functions.Hooks;

/// <summary>A queue that takes no messages for a while.</summary>
internal sealed class FaultyQueue : IWorkQueue
{
    private IWorkQueue inner = null!;

    public bool Fails { get; set; }

    public void Over(IServiceCollection services)
    {
        inner = (IWorkQueue)services.Last(s => s.ServiceType == typeof(IWorkQueue)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton<IWorkQueue>(this));
    }

    public Task SendAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken) =>
        Fails ? throw new IOException("the queue is away") : inner.SendAsync(queue, text, delay, cancellationToken);

    public Task<QueueMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken) => inner.ReceiveAsync(queue, hidden, cancellationToken);

    public Task<QueueMessage?> SettleAsync(QueueMessage message, TimeSpan? hidden, CancellationToken cancellationToken) => inner.SettleAsync(message, hidden, cancellationToken);
}
