package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.StoreClient.Standing;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.Member;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code hexareme store} says to what makes no sense, and how it lays out a status. */
class StoreCommandTest {
  private final StringWriter err = new StringWriter();

  @TempDir
  private Path directory;

  private int run(String line) {
    return Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true)).execute(line.split(" "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      store                                                                     | one of these is needed: --name, --data and --peers to run a member, or status
      store --data D --peers m1=127.0.0.1:1                                     | --name NAME is needed
      store --name m1 --peers m1=127.0.0.1:1                                    | --data DIR is needed
      store --name m1 --data D                                                  | --peers is needed, such as --peers m1=127.0.0.1:2380
      store --name m1 --data D --peers 127.0.0.1:1                              | --peers: 127.0.0.1:1 is not NAME=HOST:PORT
      store --name m1 --data D --peers m1=127.0.0.1                             | --peers: 127.0.0.1 is not HOST:PORT
      store --name m1 --data D --peers m1=127.0.0.1:70000                       | --peers: 127.0.0.1:70000 is not HOST:PORT
      store --name m1 --data D --peers m1=127.0.0.1:1,m1=127.0.0.1:2            | --peers: m1 is there twice
      store --name m1 --data D --peers m1=127.0.0.1:1,m2=127.0.0.1:1            | --peers: http://127.0.0.1:1 is there twice
      store --name m1 --data D --peers m2=127.0.0.1:1                           | --peers does not say where m1 itself listens
      store --name m1 --data D --peers m1=127.0.0.1:1 --client ftp://x:1        | --client: ftp://x:1 is not HOST:PORT
      store --name m1 --data D --peers m1=127.0.0.1:1 --client 127.0.0.1:1      | --client 127.0.0.1:1 is also the address of a peer
      store --name m1 --data D --peers m1=127.0.0.1:1 --client 10.0.0.1:2       | client address http://10.0.0.1:2 is not a loopback address
      store --name m1 --data D --peers m1=10.0.0.1:1                            | peer address http://10.0.0.1:1 is not a loopback address
      store --name m1 --data D --peers m1=127.0.0.1:1,m2=10.0.0.1:1             | peer address http://10.0.0.1:1 is not a loopback address
      store --name m1 --data D --peers m1=https://127.0.0.1:1                   | peer address https://127.0.0.1:1 asks for TLS
      store --name m1 --data D --peers m1=127.0.0.1:1 --ca x                    | --cert
      store status --endpoints nowhere                                          | --endpoints: nowhere is not HOST:PORT
      store add --peer x                                                        | --peer: x is not HOST:PORT
      store restore F --data D --peers m1=127.0.0.1:1                           | --peers goes with --name
      store restore F --data D --name m2 --peers m1=127.0.0.1:1                 | --peers does not say where m2 itself listens
      store snapshot F --data D --endpoints 127.0.0.1:1                         | --data and --endpoints contradict each other
      """)
  void what_makes_no_sense_is_a_wrong_command_line_that_is_named(String line, String complaint) {
    assertThat(run(line.replace(" D", " " + directory.resolve("d")))).as(err.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(complaint);
    assertThat(directory.resolve("d")).doesNotExist();
  }

  @Test
  void a_store_that_is_not_there_is_named_in_one_line() {
    assertThat(run("store move-leader m1 --endpoints 127.0.0.1:9")).isEqualTo(1);
    assertThat(err.toString()).startsWith("hexareme: etcd gave no answer (http://127.0.0.1:9: Connection refused").hasLineCount(1);
  }

  @Test
  void a_status_is_a_table() {
    Status leader = new Status(0xa1, 0xa1, false, "3.4.23", 1_240_000, 1, 7, 2, 12, 12, List.of());
    Status learner = new Status(0xb2, 0, true, "3.4.23", 999, 1, 7, 2, 12, 11, List.of("etcdserver: no leader"));
    List<Standing> standings = List.of(new Standing(URI.create("http://h:1"), Optional.of(leader), ""),
        new Standing(URI.create("http://h:2"), Optional.of(learner), ""), new Standing(URI.create("http://h:3"), Optional.empty(), "no answer"));
    assertThat(StatusLayout.lines(standings, List.of(new Member(0xa1, "m1", List.of(), List.of(), false)))).containsExactly(
        "ENDPOINT    ID  NAME  VERSION  ROLE     REVISION  TERM  INDEX  APPLIED  SIZE    ERRORS",
        "http://h:1  a1  m1    3.4.23   leader   7         2     12     12       1.2 MB",
        "http://h:2  b2  -     3.4.23   learner  7         2     12     11       999 B   etcdserver: no leader",
        "http://h:3  -   -     -        -        -         -     -      -        -       no answer");
  }
}
