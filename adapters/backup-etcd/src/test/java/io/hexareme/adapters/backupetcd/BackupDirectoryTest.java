package io.hexareme.adapters.backupetcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.BackupShelf;
import io.hexareme.ports.time.ManualLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupDirectoryTest {
  private final EtcdSnapshotFormat format = new EtcdSnapshotFormat();
  private final ManualLoop loop = new ManualLoop();
  private final List<Runnable> work = new ArrayList<>();

  @TempDir
  private Path directory;

  private BackupShelf shelf(Path place) {
    return new BackupDirectory(place, format, loop, Runnable::run);
  }

  @Test
  void what_is_put_there_is_there() {
    DecodedImage image = ModelImage.random(new Random(31), 200, 20_000).image();
    BackupShelf shelf = shelf(directory.resolve("a/b"));

    loop.await(shelf.put("one.db", image));

    assertThat(loop.await(shelf.names())).containsExactly("one.db");
    assertThat(format.decode(SnapshotFiles.read(directory.resolve("a/b/one.db")))).isEqualTo(image);
  }

  @Test
  void what_is_removed_is_gone_and_may_be_removed_again() {
    BackupShelf shelf = shelf(directory);
    loop.await(shelf.put("one.db", new ModelImage().image()));
    loop.await(shelf.remove("one.db"));
    loop.await(shelf.remove("one.db"));

    assertThat(loop.await(shelf.names())).isEmpty();
  }

  @Test
  void what_was_not_finished_is_no_backup() throws IOException {
    Files.write(directory.resolve("two.db.part"), new byte[100]);

    assertThat(loop.await(shelf(directory).names())).isEmpty();
  }

  @Test
  void a_write_that_fails_leaves_nothing_and_says_where_and_why() throws IOException {
    BackupShelf shelf = shelf(directory);
    loop.await(shelf.put("old.db", new ModelImage().image()));
    DecodedImage broken = new DecodedImage(3, 0, List.of(), List.of(), null);

    assertThatThrownBy(() -> loop.await(shelf.put("old.db", broken))).hasMessageStartingWith("the backup directory " + directory + ": ");
    assertThat(Files.list(directory)).containsExactly(directory.resolve("old.db"));
    assertThat(format.decode(SnapshotFiles.read(directory.resolve("old.db"))).revision()).isEqualTo(1);
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() throws IOException {
    Files.write(directory.resolve("file"), new byte[1]);

    assertThatThrownBy(() -> loop.await(shelf(directory.resolve("file/below")).put("one.db", new ModelImage().image())))
        .hasMessageContaining(directory.resolve("file") + "");
  }

  @Test
  void the_loop_does_none_of_the_work() {
    BackupShelf shelf = new BackupDirectory(directory, format, loop, work::add);
    var put = shelf.put("one.db", new ModelImage().image()).toCompletableFuture();
    loop.runAll();
    assertThat(put).isNotDone();

    work.forEach(Runnable::run);
    assertThat(put).as("answered on the loop").isNotDone();
    loop.runAll();
    assertThat(put).isCompleted();
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> format.decode(SnapshotFiles.read(directory.resolve("none.db")))).isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.db");
  }
}
