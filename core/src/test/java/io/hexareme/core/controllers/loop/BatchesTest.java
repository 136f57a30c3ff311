package io.hexareme.core.controllers.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final Command CREATE = new Command.Create(Resource.PODS, Obj.EMPTY);
  private static final Command DELETE = new Command.Delete(Resource.PODS, new ObjectKey("", "x"), Obj.EMPTY);
  private static final Command STATUS = new Command.UpdateStatus(Resource.PODS, Obj.EMPTY);

  @Test
  void neighbouring_creates_or_deletes_go_in_growing_batches_the_rest_alone() {
    List<Command> commands = new ArrayList<>(Collections.nCopies(10, CREATE));
    commands.add(STATUS);
    commands.add(STATUS);
    commands.addAll(Collections.nCopies(3, DELETE));
    commands.add(CREATE);

    assertThat(Batches.of(commands).stream().map(List::size)).containsExactly(1, 2, 4, 3, 1, 1, 1, 2, 1);
    assertThat(Batches.of(commands).stream().flatMap(List::stream)).containsExactlyElementsOf(commands);
  }
}
