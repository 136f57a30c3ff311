package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.MemberSettings;
import io.hexareme.adapters.assembly.ServedMember;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The life of a member's process: start, one line, then until a signal (exit code 0) or until the member must stop (1). */
final class MemberRun {
  private final CommandLine line;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<Throwable> broken = new AtomicReference<>();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private volatile boolean started;

  MemberRun(CommandLine line) {
    this.line = line;
  }

  int run(MemberSettings settings) throws InterruptedException {
    Thread starting = Thread.currentThread();
    // A signal's own exit code would be 143 or 130; who asked for a stop and got a clean one is told 0.
    Thread hook = new Thread(() -> {
      stop.countDown();
      if (!started) {
        starting.interrupt(); // a member that joins may wait for long
      }
      Runtime.getRuntime().halt(exit.join());
    }, "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int code = live(settings);
      exit.complete(code);
      return code;
    } catch (RuntimeException failed) {
      exit.complete(stop.getCount() == 0 ? 0 : 1);
      throw failed;
    } finally {
      if (stop.getCount() > 0) { // it never came to life: a later end of the process is not its own
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private int live(MemberSettings settings) throws InterruptedException {
    ServedMember member = start(settings);
    started = true;
    line.getOut().println("member " + settings.name() + " (" + member.id() + ") serves clients at " + settings.client()
        + " and peers at " + settings.peers().get(settings.name()));
    stop.await();
    Throwable why = broken.get();
    if (why != null) {
      say("member " + settings.name() + " stops: " + (why.getMessage() == null ? why.toString() : why.getMessage()));
      if (Boolean.getBoolean("hexareme.stacktrace")) {
        why.printStackTrace(line.getErr());
      }
    }
    member.close();
    return why == null ? 0 : 1;
  }

  private ServedMember start(MemberSettings settings) {
    try {
      return ServedMember.start(settings, this::say, cause -> {
        broken.compareAndSet(null, cause);
        stop.countDown();
      });
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(line, refused.getMessage(), refused);
    }
  }

  private void say(String what) {
    line.getErr().println("hexareme: " + what);
  }
}
