package io.hexareme.core.store.command;

import io.hexareme.core.store.command.Command.Change;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;
import java.util.ArrayList;
import java.util.List;

/** The bytes of commands about the group, and of the words they share with its snapshot. */
public final class GroupCodec {
  private static final List<Change> CHANGES = List.of(Change.ADD_VOTER, Change.ADD_LEARNER, Change.PROMOTE, Change.REMOVE);
  private static final List<AlarmKind> ALARMS = List.of(AlarmKind.NOSPACE, AlarmKind.CORRUPT);

  private GroupCodec() {}

  static ByteWriter write(ByteWriter out, Command.ChangeMember command) {
    return texts(out.octet(CHANGES.indexOf(command.change())).number(command.id()), command.peerUrls());
  }

  static Command.ChangeMember readChange(ByteReader in) {
    return new Command.ChangeMember(CHANGES.get(in.octet()), in.number(), texts(in));
  }

  public static ByteWriter write(ByteWriter out, Alarm alarm) {
    return out.number(alarm.member()).octet(ALARMS.indexOf(alarm.kind()));
  }

  public static Alarm readAlarm(ByteReader in) {
    return new Alarm(in.number(), ALARMS.get(in.octet()));
  }

  public static ByteWriter texts(ByteWriter out, List<String> texts) {
    out.number(texts.size());
    texts.forEach(out::text);
    return out;
  }

  public static List<String> texts(ByteReader in) {
    int count = in.count();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) texts.add(in.text());
    return texts;
  }
}
