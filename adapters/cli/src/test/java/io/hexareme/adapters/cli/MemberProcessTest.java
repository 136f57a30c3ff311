package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The life of members as processes: what they say, how they end, how they come back, who is let in. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MemberProcessTest {
  /** Past the header of a segment, in the first record: much comes after it. */
  private static final int EARLY = 100;

  @TempDir
  private Path directory;

  private record Outcome(int code, String out, String err) {}

  private static Outcome hexareme(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  private static void await(String what, BooleanSupplier done) {
    long begun = System.nanoTime();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime() - begun).as("nanoseconds waited until %s", what).isLessThan(TimeUnit.SECONDS.toNanos(60));
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static String endpoints(MemberGroup group) {
    return String.join(",", group.endpoints().stream().map(Object::toString).toList());
  }

  @Test
  void members_are_told_of_moved_backed_up_and_restored() {
    Path file = directory.resolve("one.db");
    try (MemberGroup group = new MemberGroup(directory)) {
      group.start(MemberGroup.all());
      group.write("w/", 100);
      group.awaitWrites(20);
      int follower = (group.user().leader() + 1) % MemberGroup.MEMBERS;
      Outcome moved = hexareme("store", "move-leader", "m" + (follower + 1), "--endpoints", endpoints(group));
      assertThat(moved.code()).as(moved.err()).isZero();
      assertThat(moved.out()).startsWith("m" + (follower + 1) + " (").endsWith(" leads now\n");
      Outcome saved = hexareme("store", "snapshot", file.toString(), "--endpoints", endpoints(group));
      assertThat(saved.code()).as(saved.err()).isZero();
      assertThat(saved.out()).matches("saved revision \\d+: .*one.db\n");
      group.check("w/");
      Outcome status = hexareme("store", "status", "--endpoints", endpoints(group));
      assertThat(status.code()).as(status.out() + status.err()).isZero();
      assertThat(status.out().lines()).hasSize(4);
      assertThat(status.out()).contains("ENDPOINT", "m1", "m2", "m3", " leader ", " follower ");
      group.process(0).kill();
      Outcome without = hexareme("store", "status", "--endpoints", endpoints(group));
      for (int look = 0; look < 10 && !without.out().contains(" leader "); look++) { // if it led, another one has to be elected first
        without = hexareme("store", "status", "--endpoints", endpoints(group));
      }
      assertThat(without.code()).isEqualTo(1);
      assertThat(without.out()).contains("etcd gave no answer", " leader ");
      assertThat(hexareme("store", "remove", "m9", "--endpoints", endpoints(group)).err()).startsWith("hexareme: there is no member m9; there are m");
    }
    Path data = directory.resolve("restored");
    List<Integer> ports = MemberGroup.freePorts(2);
    String peers = "n1=127.0.0.1:" + ports.get(0);
    Outcome restored = hexareme("store", "restore", file.toString(), "--data", data.toString(), "--name", "n1", "--peers", peers);
    assertThat(restored.code()).as(restored.err()).isZero();
    try (MemberProcess alone = member(data, "n1", peers, ports.get(1))) {
      alone.serving();
      Outcome again = hexareme("store", "snapshot", directory.resolve("two.db").toString(), "--endpoints", "127.0.0.1:" + ports.get(1));
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(again.out()).startsWith("saved revision 100000");
      assertThat(alone.terminate()).as(alone.errors()).isZero();
    }
  }

  private MemberProcess member(Path data, String name, String peers, int client, String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("--name", name, "--data", data.toString(), "--peers", peers, "--client", "127.0.0.1:" + client));
    arguments.addAll(List.of(more));
    return MemberProcess.start(directory.resolve(name + ".err"), arguments);
  }

  @Test
  void a_member_joins_comes_back_and_is_removed() {
    try (MemberGroup group = new MemberGroup(directory)) {
      group.start(MemberGroup.all());
      List<Integer> ports = MemberGroup.freePorts(2);
      String peer = "127.0.0.1:" + ports.get(0);
      Path data = directory.resolve("m4");
      try (MemberProcess stranger = member(data, "m4", "m4=" + peer, ports.get(1), "--join", endpoints(group))) {
        assertThat(stranger.exit()).isEqualTo(1);
        assertThat(stranger.errors()).contains("no member of the group has the peer URL http://" + peer + ": add it first");
      }
      Outcome added = hexareme("store", "add", "--peer", peer, "--learner", "--endpoints", endpoints(group));
      assertThat(added.code()).as(added.err()).isZero();
      try (MemberProcess joined = member(data, "m4", "m4=" + peer, ports.get(1), "--join", endpoints(group))) {
        joined.serving();
        await("m4 is promoted", () -> hexareme("store", "promote", "m4", "--endpoints", endpoints(group)).code() == 0);
        joined.kill();
      }
      try (MemberProcess back = member(data, "m4", "m4=" + peer, ports.get(1), "--join", "127.0.0.1:1")) {
        back.serving();
        Outcome removed = hexareme("store", "remove", "m4", "--endpoints", endpoints(group));
        assertThat(removed.code()).as(removed.err()).isZero();
        assertThat(back.exit()).as(back.errors()).isEqualTo(1);
        assertThat(back.errors()).contains("hexareme: member m4 stops: the member has been permanently removed from the cluster");
      }
    }
  }

  @Test
  void a_member_with_a_full_disk_stops_by_itself_and_the_others_go_on() throws Exception {
    Path small = Files.createDirectory(directory.resolve("m1"));
    mount(small);
    try (MemberGroup group = new MemberGroup(directory)) {
      group.start(MemberGroup.all());
      group.write("w/", 20_000);
      assertThat(group.process(0).exit()).as(group.process(0).errors()).isEqualTo(1);
      assertThat(group.process(0).errors()).contains("hexareme: member m1 stops: ").contains("No space left on device");
      group.awaitWrites(20);
      group.end();
      assertThat(new ProcessBuilder("mount", "-o", "remount,size=200m", small.toString()).start().waitFor()).isZero();
      group.start(List.of(0));
      assertThat(group.check("w/")).isPositive();
    } finally {
      new ProcessBuilder("umount", "-l", small.toString()).start().waitFor();
    }
  }

  private static void mount(Path place) throws IOException, InterruptedException {
    boolean mounted;
    try {
      mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place.toString()).start().waitFor() == 0;
    } catch (IOException none) {
      mounted = false;
    }
    Assumptions.assumeTrue(mounted, "a small disk cannot be mounted here: that needs Linux and the right to mount");
  }

  @Test
  void a_member_whose_log_is_damaged_recovers_from_the_others() throws IOException {
    try (MemberGroup group = new MemberGroup(directory)) {
      group.start(MemberGroup.all());
      group.write("w/", 1_000);
      group.awaitWrites(100);
      group.process(1).kill();
      group.awaitWrites(20);
      flip(firstSegment(group.data(1)));
      group.start(List.of(1));
      group.check("w/");
      assertThat(group.process(1).errors()).contains(" is corrupted at offset ", "recovering from the other members, without a vote");
      await("it is whole again", () -> group.process(1).errors().contains("has been recovered from the other members"));
    }
  }

  private static Path firstSegment(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("store"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("wal-")).sorted().findFirst().orElseThrow();
    }
  }

  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(EARLY);
      int old = bytes.read();
      bytes.seek(EARLY);
      bytes.write(old ^ 0x40);
    }
  }

  @Test
  void members_and_clients_of_another_authority_are_refused() throws Exception {
    for (String name : List.of("ca.crt", "member.crt", "member.key", "other-ca.crt", "stranger.crt", "stranger.key")) {
      Files.copy(getClass().getResourceAsStream("/tls/" + name), directory.resolve(name));
    }
    List<Integer> ports = MemberGroup.freePorts(6);
    String peers = "m1=127.0.0.1:" + ports.get(0) + ",m2=127.0.0.1:" + ports.get(1) + ",m3=127.0.0.1:" + ports.get(2);
    String[] friend = {"--ca", file("ca.crt"), "--cert", file("member.crt"), "--key", file("member.key")};
    String[] stranger = {"--ca", file("other-ca.crt"), "--cert", file("stranger.crt"), "--key", file("stranger.key")};
    try (MemberProcess m1 = member(directory.resolve("m1"), "m1", peers, ports.get(3), friend);
        MemberProcess m2 = member(directory.resolve("m2"), "m2", peers, ports.get(4), friend);
        MemberProcess m3 = member(directory.resolve("m3"), "m3", peers, ports.get(5), stranger)) {
      assertThat(m1.serving()).contains("serves clients at https://127.0.0.1:" + ports.get(3));
      m2.serving();
      m3.serving();
      await("the two of one authority agree on a leader", () -> status(ports.get(3), friend).out().matches("(?s).* (leader|follower) .*"));
      await("the stranger's certificate is complained of", () -> m3.errors().contains("peer m1: ") && m3.errors().contains("certification path"));
      assertThat(status(ports.get(5), stranger).out()).contains(" no leader ");
      Outcome refused = status(ports.get(3), stranger);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out()).contains("etcd gave no answer");
    }
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private static Outcome status(int client, String... tls) {
    return hexareme(Stream.concat(Stream.of("store", "status", "--endpoints", "https://127.0.0.1:" + client), Stream.of(tls)).toArray(String[]::new));
  }
}
