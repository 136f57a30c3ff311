package io.hexareme.adapters.benchmark.api;

import io.hexareme.adapters.benchmark.peer.Cpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What one server is put through, row by row. */
final class Course {
  /** A Pod that the scheduler leaves alone, because it asks for another one. */
  private static final String POD = """
      {"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"load-","namespace":"default","labels":{"app":"load","tier":"web"},
       "annotations":{"example.com/purpose":"to be created again and again"}},
       "spec":{"schedulerName":"nobody","automountServiceAccountToken":false,"containers":[{"name":"web","image":"registry.example/acme/web:1.27",
        "command":["serve","--port=8080"],"env":[{"name":"GREETING","value":"hello"},{"name":"LEVEL","value":"debug"}],
        "ports":[{"name":"http","containerPort":8080}],"resources":{"requests":{"cpu":"100m","memory":"128Mi"},"limits":{"memory":"256Mi"}},
        "readinessProbe":{"httpGet":{"path":"/ready","port":8080},"periodSeconds":5},
        "volumeMounts":[{"name":"scratch","mountPath":"/tmp"}]}],"volumes":[{"name":"scratch","emptyDir":{}}]}}""";
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final double NANOS = 1e9;
  private static final double MILLION = 1e6;

  private final Subject subject;
  private final ApiServerCommand load;
  private final Cpu cpu;
  private final H2Load h2load;
  private final Requests administrator;
  private final String token;
  private final Path body;
  private final List<Figures> figures = new ArrayList<>();

  Course(Subject subject, ApiServerCommand load, Path directory) {
    this.subject = subject;
    this.load = load;
    this.cpu = Cpu.of(subject.processes());
    this.administrator = new Requests(subject.address(), subject.administrator());
    administrator.awaitReady();
    this.token = administrator.editor();
    this.h2load = new H2Load(token);
    try {
      this.body = Files.writeString(directory.resolve("pod.json"), POD);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** Row by row: creates come last but one, as they fill the store; the list is of as many Pods as the load says. */
  List<Figures> run() {
    administrator.make(PODS, POD.replace("\"generateName\":\"load-\"", "\"name\":\"one\""));
    row("get", () -> measure("get Pod, 32 clients", PODS + "/one", 32));
    row("list", this::lists);
    row("watch", this::watch);
    row("create", () -> measure("create Pod, 1 client", PODS, 1, "-d", body.toString()));
    row("create-32", () -> measure("create Pod, 32 clients", PODS, 32, "-d", body.toString()));
    return figures;
  }

  private void row(String name, Runnable measured) {
    if (load.only.isEmpty() || load.only.contains(name)) {
      measured.run();
    }
  }

  private String url(String path) {
    return subject.address() + path;
  }

  private void measure(String what, String path, int clients, String... more) {
    h2load.run(url(path), clients, List.of("--duration", Integer.toString(load.warmUp)), more);
    long began = cpu.nanos();
    H2Load.Run run = h2load.run(url(path), clients, List.of("--duration", Integer.toString(load.seconds)), more);
    add(what, run.perSecond(), run.meanMillis(), cpu.nanos() - began, run.answered());
  }

  private void add(String what, double perSecond, double meanMillis, long cpuNanos, long count) {
    figures.add(new Figures(what, perSecond, meanMillis, cpuNanos / MILLION / count).print(subject.name()));
  }

  private void lists() {
    h2load.run(url(PODS), 32, List.of("-n", Integer.toString(load.pods)), "-d", body.toString());
    h2load.run(url(PODS), 1, List.of("-n", "5"));
    long began = cpu.nanos();
    H2Load.Run run = h2load.run(url(PODS), 1, List.of("-n", "20"));
    add("list " + (load.pods + 1) + " Pods", run.perSecond(), run.meanMillis(), cpu.nanos() - began, run.answered());
  }

  /** Every create is told to every watcher; their time counts until the last event has come. */
  private void watch() {
    try (Watchers watchers = new Watchers(subject.address(), PODS + "?watch=1&resourceVersion=" + administrator.revision(PODS), token, load.watchers)) {
      settled(watchers);
      h2load.run(url(PODS), 32, List.of("--duration", Integer.toString(load.warmUp)), "-d", body.toString());
      settled(watchers);
      long before = watchers.events();
      long cpuBegan = cpu.nanos();
      long began = System.nanoTime();
      H2Load.Run run = h2load.run(url(PODS), 32, List.of("--duration", Integer.toString(load.seconds)), "-d", body.toString());
      long end = settled(watchers);
      long events = watchers.events() - before;
      if (events < run.answered() * load.watchers) {
        throw new IllegalStateException("only " + events + " of " + run.answered() * load.watchers + " events came");
      }
      double seconds = (end - began) / NANOS;
      add("events to " + load.watchers + " watchers", events / seconds, seconds * 1000 / events, cpu.nanos() - cpuBegan, events);
    }
  }

  /** Waits until nothing has come for a second; says when the last event came. */
  private static long settled(Watchers watchers) {
    long last = System.nanoTime();
    long seen = -1;
    while (System.nanoTime() - last < NANOS) {
      if (watchers.events() != seen) {
        seen = watchers.events();
        last = System.nanoTime();
      }
      LockSupport.parkNanos(5_000_000);
    }
    return last;
  }
}
