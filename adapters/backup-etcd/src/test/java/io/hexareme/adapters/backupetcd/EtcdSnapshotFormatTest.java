package io.hexareme.adapters.backupetcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtcdSnapshotFormatTest {
  private final EtcdSnapshotFormat format = new EtcdSnapshotFormat();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void what_is_written_is_read_back(long seed) {
    Random random = new Random(seed);
    DecodedImage image = ModelImage.random(random, random.nextInt(600), 40_000).image();

    assertThat(format.decode(chunked(bytes(image), random))).isEqualTo(image);
  }

  @Test
  void an_empty_store_is_read_back() {
    DecodedImage image = new ModelImage().image();

    assertThat(format.decode(format.encode(image))).isEqualTo(image);
  }

  @Test
  void a_store_of_several_levels_of_pages_is_read_back() {
    ModelImage model = new ModelImage();
    for (int i = 0; i < 20_000; i++) model.put("key-" + i % 7_000, "value " + i + " ".repeat(i % 200));

    assertThat(format.decode(format.encode(model.image())).changes()).isEqualTo(model.image().changes());
  }

  @Test
  void the_same_image_gives_the_same_bytes_each_time() {
    Iterable<Bytes> file = format.encode(ModelImage.random(new Random(5), 300, 10_000).image());

    assertThat(file).containsExactlyElementsOf(file);
  }

  @Test
  void chunks_are_made_one_by_one() {
    int[] asked = {0};
    ModelImage model = new ModelImage();
    for (int i = 0; i < 3_000; i++) model.put("key", "x".repeat(1_000));
    DecodedImage image = model.image();
    StoreImage counting = new CountingImage(image, asked);

    Iterator<Bytes> chunks = format.encode(counting).iterator();
    int forLayout = asked[0];
    chunks.next();

    assertThat(asked[0] - forLayout).isPositive().isLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 100, 512, 4096, 8192 + 32})
  void a_file_that_is_cut_short_is_refused(int left) {
    byte[] whole = bytes(ModelImage.random(new Random(7), 100, 1_000).image());

    assertThatThrownBy(() -> format.decode(List.of(new Bytes(Arrays.copyOf(whole, left))))).isInstanceOf(BackupDamaged.class)
        .hasMessageMatching("the backup is empty|.*cut short.*|this is no etcd snapshot.*");
  }

  @Test
  void a_file_with_any_one_bit_turned_is_refused() {
    byte[] whole = bytes(ModelImage.random(new Random(11), 60, 1_000).image());
    Random random = new Random(12);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));

      assertThatThrownBy(() -> format.decode(List.of(new Bytes(damaged)))).isInstanceOf(BackupDamaged.class);
    }
  }

  @Test
  void a_file_of_something_else_is_refused_by_what_it_is() {
    assertThatThrownBy(() -> format.decode(List.of(Bytes.utf8("apiVersion: v1\nkind: Pod\n"))))
        .isInstanceOf(BackupDamaged.class).hasMessage("this is no etcd snapshot, or its beginning is damaged: it has no bbolt meta page");
  }

  @Test
  void a_database_without_its_checksum_is_refused() {
    byte[] whole = bytes(new ModelImage().put("a", "1").image());

    assertThatThrownBy(() -> format.decode(List.of(new Bytes(Arrays.copyOf(whole, whole.length - 32)))))
        .isInstanceOf(BackupDamaged.class).hasMessageContaining("has no checksum at its end");
  }

  private byte[] bytes(StoreImage image) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    format.encode(image).forEach(chunk -> file.writeBytes(chunk.array()));
    return file.toByteArray();
  }

  /** In pieces of any size, as files are read. */
  private static List<Bytes> chunked(byte[] file, Random random) {
    List<Bytes> chunks = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      int end = Math.min(file.length, at + random.nextInt(100_000));
      chunks.add(new Bytes(Arrays.copyOfRange(file, at, end)));
      at = end;
    }
    return chunks;
  }
}
