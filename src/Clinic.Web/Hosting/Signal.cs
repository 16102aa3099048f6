namespace Clinic.Web.Hosting;

/// <summary>Wakes one who waits; raised while nobody does, it wakes the next.</summary>
public abstract class Signal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    public void Raise()
    {
        try
        {
            raised.Release();
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
            await raised.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // nothing was raised; look for what is due
        }
    }

    public void Dispose()
    {
        raised.Dispose();
        GC.SuppressFinalize(this);
    }
}
