package io.hexareme.ports.runtime;

import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The world as one running container sees it. Everything is called on the node's loop and calls back there; after the container's
 * end nothing of it has any effect. Whatever a callback throws ends the container with exit code 1 and the stack trace in its log,
 * but for a server's, which is answered with 500.
 */
public interface ContainerContext {

  // ---- who it is ----

  String namespace();

  String pod();

  String container();

  /** The Pod's address; the node's for a Pod on the host network. */
  String ip();

  /** 0 for the first start of this container, then one more for each restart. */
  int restarts();

  /** Its command and arguments, in one list. */
  List<String> args();

  Map<String, String> env();

  /** A variable of its environment; null when there is none. */
  String env(String name);

  // ---- files ----

  /** The text of a file in a mounted volume, as it is now, or of one that it has written; empty when there is none. */
  Optional<String> file(String path);

  /** The paths of all files at or below a directory, in order. */
  List<String> files(String directory);

  /** Writes a file; in an {@code emptyDir} it outlives the container. @throws IllegalStateException where the file system is read-only */
  void write(String path, String text);

  // ---- what it tells, and when ----

  /** One line, or several, to its log. */
  void log(String text);

  /** The time of day in the cluster. */
  Instant now();

  /** Runs {@code task} once {@code delay} of the cluster's time has passed. */
  Loop.Timer after(Duration delay, Runnable task);

  /** Runs {@code task} again and again, the first time after {@code period}. @throws IllegalArgumentException for a period that is not positive */
  Loop.Timer every(Duration period, Runnable task);

  /** Ends the container. */
  void exit(int code);

  /** What it does on a signal: {@code SIGTERM}. Without this it ends at once with 143. With it, it is killed once its grace is over, unless it exits. */
  void onStop(Consumer<String> onSignal);

  /** Answers commands that are run in it ({@code exec} probes and hooks too). Without this a few shell commands are played. */
  void onExec(Function<List<String>, ExecResult> onCommand);

  /**
   * The same for commands that are talked with ({@code kubectl exec}): asked before {@link #onExec}, and what it does not begin goes there.
   * What the handler keeps of a session it may use until that ends.
   */
  void onExecSession(Predicate<ExecSession> onCommand);

  /** What comes in on its standard input from whoever is attached to it ({@code kubectl attach -i}). Without this it is dropped. */
  void onInput(Consumer<Bytes> onBytes);

  // ---- the network ----

  /** Answers HTTP on a port of its Pod. @throws IllegalStateException when a container of the Pod listens there already */
  void serve(int port, Function<HttpCall, HttpReply> handler);

  /** The same for a server that asks others before it answers. A stage that fails is answered with 502. */
  void serveLater(int port, Function<HttpCall, CompletionStage<HttpReply>> handler);

  /** GET; see {@link #http(HttpCall)}. */
  default CompletionStage<HttpReply> http(String url) {
    return http(HttpCall.get(url));
  }

  /**
   * Asks a Service by its name ({@code http://web}, {@code http://web.default.svc.cluster.local:80/}), a ClusterIP, a Pod's or a node's address.
   * Any answer completes the stage; it fails with {@link HttpFailure} when there is none: the name is not known, nobody listens,
   * 30 s have passed. What is done with the answer should end in a callback that handles a failure: what such a callback throws is
   * the stage's, and not seen.
   *
   * @param call its {@code clientIp} is not looked at
   */
  CompletionStage<HttpReply> http(HttpCall call);
}
