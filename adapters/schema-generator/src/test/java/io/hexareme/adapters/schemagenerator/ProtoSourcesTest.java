package io.hexareme.adapters.schemagenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.adapters.schemagenerator.ProtoMessage.ProtoField;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Scalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtoSourcesTest {
  private static final String SOURCE = """
      public final class V1 {
        public interface SampleOrBuilder extends
            // @@protoc_insertion_point(interface_extends:k8s.io.api.core.v1.Sample)
            com.google.protobuf.MessageOrBuilder {
          /**
           * <pre>
           * Names &lt;one&gt; &#64; a time.
           * TODO: never shown
           * +optional
           * +listType=map
           * +listMapKey=a
           * +k8s:listMapKey=b
           * ---
           * +default="not read"
           * </pre>
           *
           * <code>repeated .k8s.io.api.core.v1.Item names = 1;</code>
           */
          java.util.List getNamesList();
          /**
           * <pre>
           * Names again, for another accessor.
           * </pre>
           *
           * <code>repeated .k8s.io.api.core.v1.Item names = 1;</code>
           */
          int getNamesCount();
          /**
           * <pre>
           * +mapType=atomic
           * </pre>
           *
           * <code>map&lt;string, bytes&gt; data = 2;</code>
           */
          int getDataCount();
        }
        /**
         * <pre>
         * Sample is a sample.
         * +structType=atomic
         * </pre>
         *
         * Protobuf type {@code k8s.io.api.core.v1.Sample}
         */
        public  static final class Sample extends
          /** <code>optional string inner = 9;</code> */
      }
      """;

  @TempDir
  Path folder;

  private List<ProtoMessage> read(String source) throws IOException {
    Path jar = folder.resolve("sources.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("V1.java"));
      zip.write(source.getBytes(StandardCharsets.UTF_8));
    }
    return ProtoSources.read(jar);
  }

  @Test
  void a_message_has_the_comment_of_its_class_and_one_field_per_number() throws IOException {
    ProtoMessage sample = read(SOURCE).getFirst();

    assertThat(sample.fullName()).isEqualTo("k8s.io.api.core.v1.Sample");
    assertThat(sample.packageName()).isEqualTo("k8s.io.api.core.v1");
    assertThat(sample.comment().prose()).isEqualTo("Sample is a sample.");
    assertThat(sample.comment().has("structType=atomic")).isTrue();
    assertThat(sample.fields()).extracting(ProtoField::name).containsExactly("names", "data");
  }

  @Test
  void comments_are_unescaped_and_told_apart_from_markers() throws IOException {
    ProtoComment names = read(SOURCE).getFirst().fields().getFirst().comment();

    assertThat(names.prose()).isEqualTo("Names <one> @ a time.");
    assertThat(names.all("listMapKey")).containsExactly("a", "b");
    assertThat(names.first("default")).isEmpty();
  }

  @Test
  void markers_make_the_type() throws IOException {
    List<ProtoField> fields = read(SOURCE).getFirst().fields();

    assertThat(FieldTypes.of(fields.get(0))).isInstanceOfSatisfying(ListOf.class, list -> {
      assertThat(list.kind()).isEqualTo(ListKind.MAP);
      assertThat(list.keys()).containsExactly("a", "b");
    });
    assertThat(FieldTypes.of(fields.get(1))).isEqualTo(new MapOf(Scalar.BYTES, true));
  }

  @Test
  void a_declaration_of_another_form_stops_the_build() {
    String changed = SOURCE.replace("repeated .k8s.io.api.core.v1.Item names = 1;", "oneof names { 1 }");

    assertThatThrownBy(() -> read(changed)).isInstanceOf(IllegalStateException.class).hasMessageContaining("another form");
  }
}
