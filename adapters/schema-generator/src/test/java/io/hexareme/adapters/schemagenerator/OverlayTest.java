package io.hexareme.adapters.schemagenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
  @TempDir
  Path folder;

  @BeforeEach
  void empty_files() throws IOException {
    for (String name : List.of(
        "groups", "models", "resources", "types", "embeds", "enums", "defaults", "immutable", "required", "zeros", "lists", "numbers")) {
      write(name, "# nothing");
    }
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name + ".txt"), List.of(lines));
  }

  @Test
  void a_line_that_names_nothing_stops_the_build() throws IOException {
    write("immutable", "core.v1.Secret.type", "core.v1.Secret.tpye");
    Overlay overlay = Overlay.read(folder);

    assertThat(overlay.isImmutable("core.v1.Secret.type")).isTrue();
    assertThatThrownBy(overlay::refuseUnused).hasMessageContaining("core.v1.Secret.tpye").hasMessageNotContaining("Secret.type");
  }

  @Test
  void the_same_key_twice_stops_the_build() throws IOException {
    write("defaults", "a.v1.B.c = 1", "a.v1.B.c = 2");

    assertThatThrownBy(() -> Overlay.read(folder)).hasMessageContaining("twice");
  }

  @Test
  void enumerations_may_have_blanks_and_the_empty_string() throws IOException {
    write("enums", "a.v1.B.c = \"\", digital signature, any");

    assertThat(Overlay.read(folder).enumeration("a.v1.B.c")).containsExactly("", "digital signature", "any");
  }

  @Test
  void signs_tell_what_zero_means() throws IOException {
    write("zeros", "a.v1.B = -gone +there");

    assertThat(Overlay.read(folder).omitted("a.v1.B")).containsExactly("gone");
    assertThat(Overlay.read(folder).always("a.v1.B")).containsExactly("there");
  }

  @Test
  void resources_have_named_properties() throws IOException {
    write("resources", "v1/pods = short po; categories all; select a.b c");

    assertThat(Overlay.read(folder).resource("v1/pods"))
        .isEqualTo(Map.of("short", List.of("po"), "categories", List.of("all"), "select", List.of("a.b", "c")));
    assertThat(Overlay.read(folder).resource("v1/other")).isEmpty();
  }

  @Test
  void literals_are_json() {
    assertThat(Literal.parse("\"x\"")).isEqualTo(Value.of("x"));
    assertThat(Literal.parse("-1")).isEqualTo(Value.of(-1));
    assertThat(Literal.parse("true")).isEqualTo(Value.of(true));
    assertThat(Literal.parse("{}")).isEqualTo(Value.Obj.EMPTY);
    assertThat(Literal.parse("[\"a\"]")).isEqualTo(Value.array(Value.of("a")));
    assertThatThrownBy(() -> Literal.parse("ref(Other)")).hasMessageContaining("another form");
  }
}
