namespace Clinic.Web.Hosting;

/// <summary>Tells every open page at once that somebody wrote. It holds nothing of them but the time.</summary>
public sealed class ArrivalSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = New();
    private TaskCompletionSource wanted = New();
    private DateTime newest = DateTime.MinValue;
    private int listeners;

    /// <summary>Completes at the next arrival. Take it before counting, so that none falls in between.</summary>
    public Task Next
    {
        get
        {
            lock (gate) return next.Task;
        }
    }

    /// <summary>Completes while somebody listens: without them nothing has to be looked for.</summary>
    public Task Wanted
    {
        get
        {
            lock (gate) return wanted.Task;
        }
    }

    public void Raise()
    {
        TaskCompletionSource arrived;
        lock (gate) (arrived, next) = (next, New());
        arrived.SetResult();
    }

    /// <summary>Raises once for an arrival that another instance may have taken in.</summary>
    public void Saw(DateTime receivedAt)
    {
        lock (gate)
        {
            if (receivedAt <= newest) return;
            newest = receivedAt;
        }

        Raise();
    }

    public IDisposable Listen()
    {
        lock (gate)
        {
            if (++listeners == 1) wanted.TrySetResult();
        }

        return new Listener(this);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Listener(ArrivalSignal signal) : IDisposable
    {
        public void Dispose()
        {
            lock (signal.gate)
            {
                if (--signal.listeners == 0) signal.wanted = New();
            }
        }
    }
}
