package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.FreePorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three members in processes of their own, the proxies between them, and clients that write and remember. */
final class MemberGroup implements AutoCloseable {
  static final int MEMBERS = 3;
  private static final int WRITERS = 4;
  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;
  private final List<PeerProxy> proxies;
  private final List<Integer> peerPorts;
  private final List<Integer> clientPorts;
  private final MemberProcess[] processes = new MemberProcess[MEMBERS];
  private final StoreUser user;
  private final Semaphore acknowledged = new Semaphore(0);
  private List<StoreWriter> writers = List.of();

  MemberGroup(Path directory) {
    this.directory = directory;
    peerPorts = freePorts(MEMBERS);
    clientPorts = freePorts(MEMBERS);
    proxies = peerPorts.stream().map(PeerProxy::new).toList();
    user = new StoreUser(endpoints());
  }

  static List<Integer> freePorts(int count) {
    return IntStream.generate(FreePorts::next).distinct().limit(count).boxed().toList();
  }

  static List<Integer> all() {
    return IntStream.range(0, MEMBERS).boxed().toList();
  }

  List<URI> endpoints() {
    return clientPorts.stream().map(port -> URI.create("http://127.0.0.1:" + port)).toList();
  }

  Path data(int member) {
    return directory.resolve("m" + (member + 1));
  }

  StoreUser user() {
    return user;
  }

  MemberProcess process(int member) {
    return processes[member];
  }

  /** Starts those members at the same time and waits until they serve. */
  void start(List<Integer> members) {
    String peers = all().stream().map(i -> "m" + (i + 1) + "=127.0.0.1:" + proxies.get(i).port()).collect(Collectors.joining(","));
    for (int member : members) {
      processes[member] = MemberProcess.start(directory.resolve("m" + (member + 1) + ".err"), List.of("--name", "m" + (member + 1),
          "--data", data(member).toString(), "--peers", peers, "--peer-listen", "127.0.0.1:" + peerPorts.get(member),
          "--client", "127.0.0.1:" + clientPorts.get(member)));
    }
    members.forEach(member -> processes[member].serving());
  }

  /** Neither hears the other. */
  void cut(int one, int other) {
    cutOneWay(one, other);
    cutOneWay(other, one);
  }

  /** The second does not hear the first. */
  void cutOneWay(int from, int to) {
    proxies.get(to).cut(user.id(from));
  }

  void mend() {
    proxies.forEach(PeerProxy::mend);
  }

  /** Lets clients write below that prefix. */
  void write(String prefix, int valueBytes) {
    writers = IntStream.range(0, WRITERS)
        .mapToObj(i -> new StoreWriter(user.any(), user.loop(), prefix + i + "/", valueBytes, acknowledged::release)).toList();
    writers.forEach(StoreWriter::begin);
  }

  /** Waits until so many more writes were acknowledged than by now. */
  void awaitWrites(int count) {
    acknowledged.drainPermits();
    try {
      assertThat(acknowledged.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%d more writes are acknowledged", count).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Ends the writing; everything acknowledged must be there, nothing refused, and the same on all members. Answers how much that was. */
  int check(String prefix) {
    end();
    checkAgain(prefix, writers);
    user.checkMembersAgree();
    return writers.stream().mapToInt(StoreWriter::acknowledged).sum();
  }

  void end() {
    CompletableFuture.allOf(writers.stream().map(StoreWriter::end).toArray(CompletableFuture[]::new)).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  List<StoreWriter> writers() {
    return writers;
  }

  void checkAgain(String prefix, List<StoreWriter> those) {
    var there = user.keys(prefix);
    those.forEach(writer -> writer.check(there));
  }

  @Override
  public void close() {
    for (MemberProcess process : processes) {
      if (process != null) {
        process.close();
      }
    }
    user.close();
    proxies.forEach(PeerProxy::close);
  }
}
