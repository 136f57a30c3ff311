package io.hexareme.adapters.runtimefake;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that are talked with, in containers of plain images and of programs. */
class ExecTest {
  private static final Streams ALL = new Streams(true, true, true, false);
  private static final Streams TERMINAL = new Streams(true, true, false, true);
  private final FakeBench bench = new FakeBench();
  private final String id = bench.run("nginx", null, 0);

  /** Hears a conversation. */
  private static final class Ear implements Conversation.Listener {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final StringBuilder err = new StringBuilder();
    End end;

    @Override
    public CompletionStage<Void> output(Bytes bytes) {
      out.writeBytes(bytes.array());
      return Conversation.TAKEN;
    }

    @Override
    public CompletionStage<Void> error(Bytes bytes) {
      err.append(bytes.utf8());
      return Conversation.TAKEN;
    }

    @Override
    public void end(End how) {
      end = how;
    }

    int code() {
      return switch (end) {
        case End.Done() -> 0;
        case End.Exited(int code, String message) -> code;
        case End.Failed(String message) -> throw new AssertionError(message);
      };
    }
  }

  private Ear exec(String container, Streams streams, String input, String... command) {
    Conversation talk = bench.runtime.streams().exec(container, List.of(command), streams);
    Ear ear = new Ear();
    talk.start(ear);
    bench.loop.runAll();
    if (!input.isEmpty()) {
      talk.input(Bytes.utf8(input));
      bench.loop.runAll();
    }
    talk.endInput();
    bench.loop.runAll();
    return ear;
  }

  private String sh(String script) {
    Ear ear = exec(id, ALL, "", "sh", "-c", script);
    return ear.out + ear.err.toString() + "=" + ear.code();
  }

  @ParameterizedTest
  @CsvSource(delimiterString = " @ ", value = {
    "echo hi @ hi|=0",
    "echo 'a  b' \"$NAME\" '$NAME' ${NAME}s @ a  b you $NAME yous|=0",
    "exit 7 @ =7",
    "false || echo no; echo $? @ no|0|=0",
    "true && exit 3; echo never @ =3",
    "echo one > /tmp/f; echo two >> /tmp/f; cat /tmp/f @ one|two|=0",
    "echo quiet >/dev/null; echo loud >&2 @ loud|=0",
    "cat /no 2>/dev/null @ =1",
    "cat /no @ cat: can't open '/no': No such file or directory|=1",
    "echo a | cat | wc -c @ 2|=0",
    "A=1; echo $A @ 1|=0",
    "test -d /tmp && test ! -f /tmp/x && [ a = a ] @ =0",
    "touch /tmp/a /tmp/b && rm /tmp/a && ls /tmp @ b|=0",
    "nothing-here @ sh: nothing-here: not found|=127",
    "printenv NAME; printenv NONE @ you|=1",
    "cat < /no @ sh: can't open /no: no such file|=1",
    "mkdir -p /d/e; echo x > /d/f; echo y > /d/e/g; ls -F /d @ e/|f|=0",
    "echo hello | base64; echo aGVsbG8K | base64 -d @ aGVsbG8K|hello|=0",
    "echo '?' | base64 -d @ base64: invalid input|=1",
    "base64 /no @ base64: /no: No such file or directory|=1",
    "echo x > /d/f; tar -cf /t.tar /d; mkdir -p /o; tar -C /o -xmf /t.tar; e=$?; rm /t.tar; cat /o/d/f; exit $e @ x|=0",
    "tar xf /no.tar @ tar: /no.tar: Cannot open: No such file or directory|=2",
  })
  void a_script_does_what_a_shell_would(String script, String expected) {
    assertThat(sh(script)).isEqualTo(expected.replace("|", "\n"));
  }

  @Test
  void a_shell_reads_line_by_line_and_what_follows_is_for_the_command() {
    Ear ear = exec(id, ALL, "echo one\ncat\ntwo\nthree\n", "sh");
    assertThat(ear.out).hasToString("one\ntwo\nthree\n");
    assertThat(ear.code()).isZero();
    assertThat(exec(id, ALL, "echo a\nexit 5\necho b\n", "sh").code()).isEqualTo(5);
  }

  @Test
  void a_thousand_lines_at_once_are_no_deeper_than_one() {
    Ear ear = exec(id, ALL, "true\n".repeat(20_000) + "echo done", "sh");
    assertThat(ear.out).hasToString("done\n");
    assertThat(sh("true; ".repeat(20_000) + "echo done")).isEqualTo("done\n=0");
  }

  @Test
  void a_terminal_shows_what_is_typed_and_knows_its_keys() {
    Ear ear = exec(id, TERMINAL, "echo hx\u007fi\rexit 3\r", "sh");
    assertThat(ear.out).hasToString("/ # echo hx\b \bi\r\nhi\r\n/ # exit 3\r\n");
    assertThat(ear.code()).isEqualTo(3);
    assertThat(exec(id, TERMINAL, "\u0004", "cat").code()).isZero();
    assertThat(exec(id, TERMINAL, "abc\u0003", "cat").code()).isEqualTo(130);
  }

  /** What {@code kubectl cp} does, there and back. */
  @Test
  void files_go_in_and_out_as_archives() {
    byte[] content = new byte[3_000];
    new Random(3).nextBytes(content);
    String deep = "/tmp/" + "long-directory-name/".repeat(8) + "file";
    bench.loop.await(bench.runtime.exec(id, List.of("true"), Duration.ofSeconds(1)));
    exec(id, ALL, "", "sh", "-c", "echo small > /tmp/small; echo deep > " + deep);
    byte[] archive = exec(id, ALL, "", "tar", "cf", "-", "/tmp").out.toByteArray();
    assertThat(archive.length % 512).isZero();
    String other = bench.run("nginx", null, 0);
    Conversation unpack = bench.runtime.streams().exec(other, List.of("tar", "-xmf", "-", "-C", "/srv"), ALL);
    Ear ear = new Ear();
    unpack.start(ear);
    bench.loop.runAll();
    for (int at = 0; at < archive.length; at += 700) {
      unpack.input(new Bytes(java.util.Arrays.copyOfRange(archive, at, Math.min(archive.length, at + 700))));
      bench.loop.runAll();
    }
    unpack.endInput();
    bench.loop.runAll();
    assertThat(ear.code()).isZero();
    assertThat(exec(other, ALL, "", "cat", "/srv/tmp/small", "/srv" + deep).out).hasToString("small\ndeep\n");
    assertThat(exec(id, ALL, "", "tar", "cf", "-", "/no").code()).isEqualTo(2);
  }

  @Test
  void bytes_of_any_number_survive_base64() {
    Random random = new Random(64);
    for (int round = 0; round < 50; round++) {
      byte[] content = new byte[random.nextInt(400)];
      random.nextBytes(content);
      String text = Base64.getEncoder().encodeToString(content);
      Ear ear = exec(id, ALL, text, "sh", "-c", "base64 -d | base64 | base64 -d");
      assertThat(ear.out.toByteArray()).isEqualTo(content);
      assertThat(ear.code()).isZero();
    }
  }

  @Test
  void what_is_no_archive_is_told_and_writes_nothing_wild() {
    Random random = new Random(8);
    for (int round = 0; round < 300; round++) {
      byte[] noise = new byte[random.nextInt(3_000)];
      random.nextBytes(noise);
      Conversation unpack = bench.runtime.streams().exec(id, List.of("tar", "xf", "-", "-C", "/noise"), ALL);
      Ear ear = new Ear();
      unpack.start(ear);
      bench.loop.runAll();
      unpack.input(new Bytes(noise));
      unpack.endInput();
      bench.loop.runAll();
      assertThat(ear.end).isNotNull();
    }
  }

  @Test
  void a_program_may_talk_itself() {
    ProgramBench programs = new ProgramBench();
    String sql = programs.run(0, context -> {
      context.onExec(command -> new ExecResult(0, Bytes.utf8("once"), Bytes.EMPTY));
      context.onInput(bytes -> context.log("typed " + bytes.utf8().strip()));
      context.onExecSession(session -> {
        if (!session.command().getFirst().equals("sql")) {
          return false;
        }
        session.print("> ");
        session.onInput(bytes -> session.print(bytes.utf8().toUpperCase(java.util.Locale.ROOT)));
        session.onResize((width, height) -> session.print(width + "x" + height));
        session.onInputEnd(() -> session.exit(9));
        return true;
      });
    });
    Ear ear = new Ear();
    Conversation talk = programs.nodes[0].streams().exec(sql, List.of("sql"), ALL);
    talk.start(ear);
    programs.loop.runAll();
    talk.input(Bytes.utf8("select"));
    talk.resize(80, 24);
    talk.endInput();
    programs.loop.runAll();
    assertThat(ear.out).hasToString("> SELECT80x24");
    assertThat(ear.code()).isEqualTo(9);
    Ear other = new Ear();
    programs.nodes[0].streams().exec(sql, List.of("other"), ALL).start(other);
    Ear attached = new Ear();
    Conversation attach = programs.nodes[0].streams().attach(sql, ALL);
    attach.start(attached);
    programs.loop.runAll();
    attach.input(Bytes.utf8("hello\n"));
    programs.loop.runAll();
    assertThat(other.out).hasToString("once");
    assertThat(attached.out).hasToString("typed hello\n");
  }

  @Test
  void a_port_speaks_http() {
    ProgramBench programs = new ProgramBench();
    String server = programs.run(0, context -> context.serve(8080, call ->
        io.hexareme.ports.http.HttpReply.ok(call.method() + " " + call.path() + " " + call.text())));
    String sandbox = programs.container(server).sandboxId();
    Ear ear = new Ear();
    Conversation talk = programs.nodes[0].streams().connect(sandbox, 8080);
    talk.start(ear);
    programs.loop.runAll();
    talk.input(Bytes.utf8("GET /a HTTP/1.1\r\nhost: x\r\n\r\nPOST /b HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n3\r\nab"));
    programs.loop.runAll();
    talk.input(Bytes.utf8("c\r\n0\r\n\r\n"));
    programs.loop.runAll();
    assertThat(ear.end).isNull();
    talk.endInput();
    programs.loop.runAll();
    assertThat(ear.out).hasToString("HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nGET /a HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\nPOST /b abc");
    assertThat(ear.end).isInstanceOf(End.Done.class);
    Ear closed = new Ear();
    programs.nodes[0].streams().connect(sandbox, 9).start(closed);
    programs.loop.runAll();
    assertThat(closed.end).isInstanceOfSatisfying(End.Failed.class, failed -> assertThat(failed.message()).contains("connection refused"));
  }

  @Test
  void what_is_no_http_is_answered_and_left() {
    ProgramBench programs = new ProgramBench();
    String server = programs.run(0, context -> context.serve(8080, call -> io.hexareme.ports.http.HttpReply.ok("x")));
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      Ear ear = new Ear();
      Conversation talk = programs.nodes[0].streams().connect(programs.container(server).sandboxId(), 8080);
      talk.start(ear);
      programs.loop.runAll();
      byte[] noise = ("GET / HTTP/1.1\r\na: b\r\ncontent-length: 3\r\n\r\n" + "abc").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
      talk.input(new Bytes(noise));
      talk.endInput();
      programs.loop.runAll();
      assertThat(ear.end).isNotNull();
    }
  }
}
