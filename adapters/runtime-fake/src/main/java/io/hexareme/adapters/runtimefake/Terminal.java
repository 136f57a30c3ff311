package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * What a terminal does with what passes through it (termios in cooked mode): it shows what is typed, makes lines of it, and knows the keys
 * that end the input or interrupt the command.
 */
final class Terminal {
  private static final byte INTERRUPT = 3;
  private static final byte END = 4;
  private static final byte BACKSPACE = 8;
  private static final byte DELETE = 127;

  private final Consumer<Bytes> screen;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** What was typed. */
  interface Keys {
    void line(Bytes whole);

    void end();

    void interrupt();
  }

  Terminal(Consumer<Bytes> screen) {
    this.screen = screen;
  }

  /** Line feeds become a return and a line feed. */
  static Bytes shown(Bytes bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length() + 8);
    byte before = 0;
    for (byte each : bytes.array()) {
      if (each == '\n' && before != '\r') {
        out.write('\r');
      }
      out.write(each);
      before = each;
    }
    return new Bytes(out.toByteArray());
  }

  void typed(Bytes bytes, Keys keys) {
    for (byte key : bytes.array()) {
      switch (key) {
        case '\r', '\n' -> {
          screen.accept(Bytes.utf8("\r\n"));
          line.write('\n');
          flush(keys);
        }
        case END -> {
          if (line.size() == 0) {
            keys.end();
          } else {
            flush(keys);
          }
        }
        case INTERRUPT -> {
          screen.accept(Bytes.utf8("^C\r\n"));
          line.reset();
          keys.interrupt();
        }
        case BACKSPACE, DELETE -> back();
        default -> {
          screen.accept(new Bytes(new byte[] {key}));
          line.write(key);
        }
      }
    }
  }

  private void flush(Keys keys) {
    Bytes whole = new Bytes(line.toByteArray());
    line.reset();
    keys.line(whole);
  }

  private void back() {
    if (line.size() > 0) {
      byte[] kept = line.toByteArray();
      line.reset();
      line.write(kept, 0, kept.length - 1);
      screen.accept(Bytes.utf8("\b \b"));
    }
  }
}
