package io.hexareme.core.kubelet.logs;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.value.Bytes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One container's log as a stream of lines. The tail is found by reading the log without following it first; only then is it
 * followed, from the line at which the reading ended.
 */
final class LogFrames implements ApiResponse.Frames {
  private final ContainerRuntime runtime;
  private final String containerId;
  private final LogRequest request;
  private final LogFilter filter;
  private final Deque<Line> tail = new ArrayDeque<>();
  private ApiResponse.Sink sink;
  private ContainerRuntime.LogFlow flow = () -> {};
  private long read;
  private boolean ended;

  private record Line(Instant at, String text) {}

  LogFrames(ContainerRuntime runtime, String containerId, LogRequest request, Instant now) {
    this.runtime = runtime;
    this.containerId = containerId;
    this.request = request;
    this.filter = new LogFilter(request, now);
  }

  @Override
  public void start(ApiResponse.Sink sink) {
    this.sink = sink;
    if (request.tailLines() < 0) {
      read(request.follow(), 0);
    } else {
      flow = runtime.log(containerId, false, new Reader(request.stream(), (at, line) -> keep(new Line(at, line)), this::sendTail, 0));
    }
  }

  @Override
  public void cancel() {
    ended = true;
    flow.cancel();
  }

  private void keep(Line line) {
    read++;
    if (filter.isWanted(line.at())) {
      tail.addLast(line);
      if (tail.size() > request.tailLines()) {
        tail.removeFirst();
      }
    }
  }

  private void sendTail() {
    tail.forEach(line -> send(line.at(), line.text()));
    tail.clear();
    if (request.follow() && !ended) {
      read(true, read);
    } else {
      end();
    }
  }

  private void read(boolean follow, long skip) {
    flow = runtime.log(containerId, follow, new Reader(request.stream(), this::send, this::end, skip));
    if (ended) {
      flow.cancel();
    }
  }

  private void send(Instant at, String line) {
    if (ended || !filter.isWanted(at)) {
      return;
    }
    Optional<Bytes> bytes = filter.print(at, line);
    boolean taken = bytes.isPresent() && sink.frame(Body.Encoded.of(bytes.get()));
    if (!taken || filter.isFull()) {
      flow.cancel();
      end();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      sink.end();
    }
  }

  @FunctionalInterface
  private interface LineTaker {
    void line(Instant at, String line);
  }

  /** Leaves out the first {@code skip} lines, and those of the stream that is not asked for. */
  private static final class Reader implements ContainerRuntime.LogReader {
    private final String stream;
    private final LineTaker taker;
    private final Runnable onEnd;
    private long skip;

    Reader(String stream, LineTaker taker, Runnable onEnd, long skip) {
      this.stream = stream;
      this.taker = taker;
      this.onEnd = onEnd;
      this.skip = skip;
    }

    @Override
    public void line(Instant at, boolean stderr, String line) {
      if (stream.equals(stderr ? "Stdout" : "Stderr")) {
        return;
      }
      if (skip > 0) {
        skip--;
      } else {
        taker.line(at, line);
      }
    }

    @Override
    public void end() {
      onEnd.run();
    }
  }
}
