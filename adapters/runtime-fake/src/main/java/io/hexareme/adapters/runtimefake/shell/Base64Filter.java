package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** {@code base64} and {@code base64 -d}, of what comes in or of a file, piece by piece. */
final class Base64Filter implements Command {
  /** Of a line that is written. */
  private static final int BYTES_A_LINE = 57;
  /** Characters that stand for whole bytes. */
  private static final int QUARTET = 4;

  @Override
  public void run(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    boolean decodes = arguments.stream().anyMatch(word -> word.equals("-d") || word.equals("-D") || word.equals("--decode"));
    List<String> files = arguments.stream().filter(word -> !word.startsWith("-")).toList();
    Stdin in = io.in();
    if (!files.isEmpty()) {
      Optional<Bytes> content = at.files().read(files.getFirst());
      if (content.isEmpty()) {
        io.complain("base64: " + files.getFirst() + ": No such file or directory");
        exit.accept(1);
        return;
      }
      in = new Stdin();
      in.offer(content.get());
      in.end();
    }
    if (decodes) {
      new Decoding(io, exit).of(in);
    } else {
      encode(in, io, exit);
    }
  }

  private static void encode(Stdin in, Io io, IntConsumer exit) {
    Base64.Encoder lines = Base64.getMimeEncoder(BYTES_A_LINE / 3 * 4, new byte[] {'\n'});
    Pending pending = new Pending();
    in.read(bytes -> {
      byte[] whole = pending.with(bytes.array(), BYTES_A_LINE);
      if (whole.length > 0) {
        io.print(lines.encodeToString(whole) + "\n");
      }
    }, () -> {
      if (pending.rest.length > 0) {
        io.print(lines.encodeToString(pending.rest) + "\n");
      }
      exit.accept(0);
    });
  }

  /** What has come of a unit that is not whole yet. */
  private static final class Pending {
    private byte[] rest = {};

    /** Everything up to the last whole unit. */
    byte[] with(byte[] more, int unit) {
      byte[] all = Arrays.copyOf(rest, rest.length + more.length);
      System.arraycopy(more, 0, all, rest.length, more.length);
      int whole = all.length / unit * unit;
      rest = Arrays.copyOfRange(all, whole, all.length);
      return Arrays.copyOf(all, whole);
    }
  }

  /** Lines count for nothing. What is no base64 ends it, as {@code invalid input}. */
  private static final class Decoding {
    private final Io io;
    private final IntConsumer exit;
    private final Pending pending = new Pending();
    private boolean broken;

    Decoding(Io io, IntConsumer exit) {
      this.io = io;
      this.exit = exit;
    }

    void of(Stdin in) {
      in.read(this::take, this::end);
    }

    private void take(Bytes bytes) {
      ByteArrayOutputStream characters = new ByteArrayOutputStream(bytes.length());
      for (byte each : bytes.array()) {
        if (each > ' ') {
          characters.write(each);
        }
      }
      decode(pending.with(characters.toByteArray(), QUARTET));
    }

    private void decode(byte[] quartets) {
      if (quartets.length == 0 || broken) {
        return;
      }
      try {
        io.out().accept(new Bytes(Base64.getDecoder().decode(new String(quartets, StandardCharsets.ISO_8859_1))));
      } catch (IllegalArgumentException noBase64) {
        broken = true;
      }
    }

    private void end() {
      decode(pending.rest);
      if (broken) {
        io.complain("base64: invalid input");
      }
      exit.accept(broken ? 1 : 0);
    }
  }
}
