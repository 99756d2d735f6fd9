package dev.gembind.adapters.web.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off callers whose body is not here in time. The idle timeout alone does not stop one who sends a byte now and
 * then. {@link RequestScope}, which runs once the body is gathered, lifts the deadline.
 */
final class BodyDeadline extends Handler.Wrapper {
    private static final String TASK = BodyDeadline.class.getName();

    private final Duration deadline;

    BodyDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() != 0) {
            EndPoint caller = request.getConnectionMetaData().getConnection().getEndPoint();
            Runnable cut = () -> caller.close(new TimeoutException("the body took too long"));
            Scheduler.Task task =
                    request.getComponents().getScheduler().schedule(cut, deadline.toMillis(), TimeUnit.MILLISECONDS);
            request.setAttribute(TASK, task);
            Request.addCompletionListener(request, failure -> lift(request));
        }
        return super.handle(request, response, callback);
    }

    static void lift(Request request) {
        if (request.removeAttribute(TASK) instanceof Scheduler.Task task) {
            task.cancel();
        }
    }
}
