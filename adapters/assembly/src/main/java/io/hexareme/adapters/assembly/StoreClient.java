package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.backupetcd.SnapshotFiles;
import io.hexareme.adapters.etcdclient.EtcdConfig;
import io.hexareme.adapters.etcdclient.EtcdStore;
import io.hexareme.adapters.loopvertx.VertxLoop;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What an operator asks of a running store over etcd's API: of our members or of a real etcd. Blocks. Whatever has no answer ends in {@link
 * StoreUnavailable}, which names the endpoints and what came of each.
 */
public final class StoreClient implements AutoCloseable {
  private static final long SNAPSHOT_SECONDS = 600;
  private static final long NEVER_MIND_MILLIS = 60_000;

  /** A person waits rather than being told that a busy machine is none. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setBlockedThreadCheckInterval(NEVER_MIND_MILLIS));
  private final VertxLoop loop;
  private final List<URI> endpoints;
  private final Optional<StoreChoice.StoreTls> tls;
  private final EtcdStore store;
  private final CompletableFuture<Void> broken = new CompletableFuture<>();

  /** Connects when it is first asked. */
  public StoreClient(List<URI> endpoints, Optional<StoreChoice.StoreTls> tls) {
    this.endpoints = List.copyOf(endpoints);
    this.tls = tls;
    this.loop = VertxLoop.on(vertx, broken::completeExceptionally);
    this.store = store(this.endpoints);
  }

  private EtcdStore store(List<URI> some) {
    EtcdConfig usual = RemoteMembers.config(new StoreChoice.Etcd(some, tls));
    return new EtcdStore(vertx, loop, new EtcdConfig(
        usual.endpoints(), usual.tls(), PATIENCE, PATIENCE, usual.writeTimeout(), usual.retryFor(), usual.probeEvery()));
  }

  /** What one endpoint said of itself; or, where {@code status} is empty, why it said nothing. */
  public record Standing(URI endpoint, Optional<Status> status, String failure) {}

  /** Each endpoint's own word, in the order in which they were given; they are asked at the same time. */
  public List<Standing> standings() {
    List<EtcdStore> each = endpoints.stream().map(endpoint -> store(List.of(endpoint))).toList();
    try {
      List<CompletableFuture<Standing>> asked = new ArrayList<>();
      for (int i = 0; i < each.size(); i++) {
        URI endpoint = endpoints.get(i);
        asked.add(Awaiting.started(loop, each.get(i)::status).handle((status, failure) ->
            new Standing(endpoint, Optional.ofNullable(status), failure == null ? "" : failure.getMessage())));
      }
      return asked.stream().map(Awaiting::stage).toList();
    } finally {
      each.forEach(EtcdStore::close);
    }
  }

  /** The members as the group knows them now. */
  public List<Member> members() {
    return ask(asked -> asked.members(false));
  }

  /** The members as whoever answers knows them, which may be old. */
  public List<Member> knownMembers() {
    return ask(asked -> asked.members(true));
  }

  /** The group's id. */
  public long group() {
    return ask(EtcdStore::clusterId);
  }

  public MembershipResult add(URI peer, boolean learner) {
    return ask(asked -> asked.add(List.of(peer.toString()), learner));
  }

  public MembershipResult remove(long id) {
    return ask(asked -> asked.remove(id));
  }

  public MembershipResult promote(long id) {
    return ask(asked -> asked.promote(id));
  }

  public MembershipResult moveLeader(long id) {
    return ask(asked -> asked.moveLeader(id));
  }

  /**
   * Saves the content of whichever member answers first. The whole of it is checked before there is a file of that name.
   *
   * @throws io.hexareme.ports.store.BackupFormat.BackupDamaged when what came is not a whole snapshot
   */
  public Backups.Content snapshot(Path file) {
    List<Bytes> portions = new ArrayList<>();
    Awaiting.stage(Awaiting.started(loop, () -> store.snapshot(portions::add)), SNAPSHOT_SECONDS);
    Backups.Content content = Backups.Content.of(new EtcdSnapshotFormat().decode(portions));
    try {
      SnapshotFiles.write(file, portions);
    } catch (IOException cannot) {
      throw new UncheckedIOException("the backup " + file + " cannot be written", cannot);
    }
    return content;
  }

  private <T> T ask(Function<EtcdStore, CompletionStage<T>> question) {
    return Awaiting.stage(Awaiting.started(loop, () -> question.apply(store)));
  }

  /** An id as people see it: hexadecimal, without leading zeros. */
  public static String name(long id) {
    return Long.toHexString(id);
  }

  /** What {@link #name} wrote; empty when it is none. */
  public static Optional<Long> id(String name) {
    return name.matches("[0-9a-fA-F]{1,16}") ? Optional.of(MemberIds.id("0".repeat(16 - name.length()) + name)) : Optional.empty();
  }

  @Override
  public void close() {
    store.close();
    Awaiting.stage(vertx.close().toCompletionStage());
  }
}
