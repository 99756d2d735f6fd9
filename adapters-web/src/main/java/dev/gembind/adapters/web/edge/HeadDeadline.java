package dev.gembind.adapters.web.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off callers whose request line and headers are not here in time, counted from the opening of the connection or from
 * the end of its last request. As with bodies, the idle timeout alone does not stop one who sends a line now and then.
 */
final class HeadDeadline extends Handler.Wrapper implements Connection.Listener {
    private static final String TASK = HeadDeadline.class.getName();

    private final Duration deadline;

    HeadDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData caller) {
            arm(caller);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof ConnectionMetaData caller) {
            lift(caller);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ConnectionMetaData caller = request.getConnectionMetaData();
        lift(caller);
        Request.addCompletionListener(request, failure -> arm(caller));
        return super.handle(request, response, callback);
    }

    private void arm(ConnectionMetaData caller) {
        EndPoint end = caller.getConnection().getEndPoint();
        if (end.isOpen()) {
            Runnable cut = () -> end.close(new TimeoutException("the headers took too long"));
            Scheduler scheduler = caller.getConnector().getScheduler();
            caller.setAttribute(TASK, scheduler.schedule(cut, deadline.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static void lift(ConnectionMetaData caller) {
        if (caller.removeAttribute(TASK) instanceof Scheduler.Task task) {
            task.cancel();
        }
    }
}
