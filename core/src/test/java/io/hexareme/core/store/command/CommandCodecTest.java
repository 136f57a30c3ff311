package io.hexareme.core.store.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandCodecTest {
  private static final Bytes A = Bytes.utf8("a");

  /** The bytes are on people's disks: a line that has to change here needs a way to read the old ones. */
  static List<Golden> golden() {
    Txn nested = new Txn(List.of(), List.of(new Op.Delete(A, Bytes.EMPTY)), List.of());
    Txn all = new Txn(
        List.of(new Compare(A, null, Txn.Target.LEASE, Txn.Relation.LESS, 300, Bytes.EMPTY)),
        List.of(new Op.Put(A, Bytes.utf8("v"), 7), new Op.Nested(nested)),
        List.of(new Op.Range(new RangeRequest(A, null, 5, 6, true, true))));
    return List.of(
        new Golden(new Command.Transact(Txn.putIf(A, 9, Bytes.utf8("v"))), "010101610002000900010101610176000103016100000000"),
        new Golden(new Command.Transact(all), "01010161000403ac0200020101610176070400010201610100000103016100050603"),
        new Golden(new Command.Transact(new Txn(List.of(), List.of(new Op.Put(A, null, 3)), List.of())), "0100010501610003" + "00"),
        new Golden(new Command.Compact(128), "028001"),
        new Golden(new Command.GrantLease(1, 60), "03013c"),
        new Golden(new Command.RevokeLease(2), "0402"),
        new Golden(new Command.KeepLeaseAlive(Long.MAX_VALUE), "05ffffffffffffffff7f"),
        new Golden(new Command.ExpireLease(3, 4), "060304"),
        new Golden(new Command.PublishMember(5, "m1", List.of("u")), "0705026d31010175"),
        new Golden(new Command.UpdateMember(5, List.of("u", "v")), "08050201750176"),
        new Golden(new Command.ChangeMember(Command.Change.PROMOTE, 5, List.of()), "09020500"),
        new Golden(new Command.SwitchAlarm(new Alarm(5, AlarmKind.CORRUPT), true), "0a010501"),
        new Golden(new Command.CheckHash(5, 128, 3), "0b05800103"));
  }

  record Golden(Command<?> command, String hex) {}

  @ParameterizedTest
  @MethodSource("golden")
  void the_bytes_of_a_command_never_change(Golden golden) {
    assertThat(HexFormat.of().formatHex(CommandCodec.encode(golden.command()).array())).isEqualTo(golden.hex());
    assertThat(CommandCodec.decode(new Bytes(HexFormat.of().parseHex(golden.hex())))).isEqualTo(golden.command());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void a_command_cut_short_is_a_broken_invariant(Golden golden) {
    byte[] whole = CommandCodec.encode(golden.command()).array();
    for (int length = 0; length < whole.length; length++) {
      Bytes cut = new Bytes(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CommandCodec.decode(cut)).as("%d bytes", length).isInstanceOf(IllegalStateException.class);
    }
    Bytes longer = new Bytes(Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> CommandCodec.decode(longer)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_unknown_kind_is_a_broken_invariant() {
    assertThatThrownBy(() -> CommandCodec.decode(new Bytes(new byte[] {99})))
        .isInstanceOf(IllegalStateException.class).hasMessage("unknown kind of command: 99");
  }
}
