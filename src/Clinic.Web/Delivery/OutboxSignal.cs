namespace Clinic.Web.Delivery;

/// <summary>Wakes the sender when something was put into the outbox.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim arrived = new(0, 1);

    public void Raise()
    {
        try
        {
            arrived.Release();
        }
        catch (SemaphoreFullException)
        {
            // already awake
        }
    }

    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var waited = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waited.Token, cancellation);
        try
        {
            await arrived.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // nothing arrived; look for tries that are due
        }
    }

    public void Dispose() => arrived.Dispose();
}
