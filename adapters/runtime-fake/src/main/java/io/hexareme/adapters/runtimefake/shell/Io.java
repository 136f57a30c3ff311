package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.util.function.Consumer;

/** The standard streams of one command. */
public record Io(Stdin in, Consumer<Bytes> out, Consumer<Bytes> err) {

  void print(String text) {
    out.accept(Bytes.utf8(text));
  }

  void complain(String text) {
    err.accept(Bytes.utf8(text + "\n"));
  }
}
