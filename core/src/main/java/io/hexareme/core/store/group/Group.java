package io.hexareme.core.store.group;

import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.command.ByteWriter;
import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.GroupCodec;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.MembershipResult.Reason;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The registry of members, the alarms and the comparison of contents. The same commands give the same on every member. */
public final class Group {
  private static final int FORMAT = 1;
  private static final Comparator<Alarm> ORDER = Comparator.comparing(Alarm::kind).thenComparing(Alarm::member, Long::compareUnsigned);

  private final long id;
  private final TreeMap<Long, Member> members = new TreeMap<>(Long::compareUnsigned);
  private final TreeSet<Alarm> alarms = new TreeSet<>(ORDER);
  private final HashVotes votes = new HashVotes();

  private Group(long id) {
    this.id = id;
  }

  /** What a new group starts from. */
  public static Group founded(List<Member> members) {
    Group group = new Group(MemberIds.ofGroup(members.stream().map(Member::id).toList()));
    members.forEach(member -> group.members.put(member.id(), member));
    return group;
  }

  /** The group's id; 0 for a member that has joined and knows nothing yet. */
  public long id() {
    return id;
  }

  /** By id. */
  public List<Member> members() {
    return List.copyOf(members.values());
  }

  /** Null when there is none. */
  public Member member(long memberId) {
    return members.get(memberId);
  }

  public List<Alarm> alarms() {
    return List.copyOf(alarms);
  }

  public boolean isOutOfSpace() {
    return !alarms.isEmpty() && alarms.getFirst().kind() == AlarmKind.NOSPACE;
  }

  public boolean isCorrupt(long memberId) {
    return alarms.contains(new Alarm(memberId, AlarmKind.CORRUPT));
  }

  public <R> R apply(Command.Group<R> command) {
    Object result = switch (command) {
      case Command.PublishMember c -> publish(c);
      case Command.UpdateMember c -> update(c);
      case Command.ChangeMember c -> change(c);
      case Command.SwitchAlarm c -> c.raised() ? raise(c.alarm()) : end(c.alarm());
      case Command.CheckHash c -> check(c);
    };
    @SuppressWarnings("unchecked") // each case above answers with its command's own result type
    R typed = (R) result;
    return typed;
  }

  private boolean publish(Command.PublishMember command) {
    Member old = members.get(command.id());
    if (old == null) return false;
    members.put(old.id(), new Member(old.id(), command.name(), old.peerUrls(), command.clientUrls(), old.learner()));
    return true;
  }

  private MembershipResult update(Command.UpdateMember command) {
    Member old = members.get(command.id());
    if (old == null) return new MembershipResult.Refused(Reason.NOT_FOUND, "etcdserver: member not found");
    return changed(new Member(old.id(), old.name(), command.peerUrls(), old.clientUrls(), old.learner()));
  }

  /** Raft has made this change already: it is written down, whatever the registry thinks of it. */
  private MembershipResult change(Command.ChangeMember command) {
    Member old = members.get(command.id());
    return switch (command.change()) {
      case ADD_VOTER -> changed(new Member(command.id(), "", command.peerUrls(), List.of(), false));
      case ADD_LEARNER -> changed(new Member(command.id(), "", command.peerUrls(), List.of(), true));
      case PROMOTE -> changed(old == null
          ? new Member(command.id(), "", List.of(), List.of(), false)
          : new Member(old.id(), old.name(), old.peerUrls(), old.clientUrls(), false));
      case REMOVE -> {
        members.remove(command.id());
        alarms.removeIf(alarm -> alarm.member() == command.id());
        yield new MembershipResult.Changed(old == null ? new Member(command.id(), "", List.of(), List.of(), false) : old, members());
      }
    };
  }

  private MembershipResult changed(Member member) {
    members.put(member.id(), member);
    return new MembershipResult.Changed(member, members());
  }

  private List<Alarm> raise(Alarm alarm) {
    return alarms.add(alarm) ? List.of(alarm) : List.of();
  }

  private List<Alarm> end(Alarm alarm) {
    List<Alarm> ended = new ArrayList<>();
    for (Alarm raised : alarms()) {
      if (raised.kind() == alarm.kind() && (alarm.member() == 0 || alarm.member() == raised.member())) ended.add(raised);
    }
    ended.forEach(alarms::remove);
    return ended;
  }

  private boolean check(Command.CheckHash command) {
    votes.add(command.member(), command.revision(), command.hash());
    boolean found = false;
    for (long wrong : votes.wrong(voters())) found |= alarms.add(new Alarm(wrong, AlarmKind.CORRUPT));
    return found;
  }

  private List<Long> voters() {
    return members.values().stream().filter(member -> !member.learner()).map(Member::id).toList();
  }

  /** All of it, as it is now. */
  public Bytes snapshot() {
    ByteWriter out = new ByteWriter(256).octet(FORMAT).number(id).number(members.size());
    for (Member member : members.values()) {
      GroupCodec.texts(out.number(member.id()).text(member.name()), member.peerUrls());
      GroupCodec.texts(out, member.clientUrls()).octet(member.learner() ? 1 : 0);
    }
    out.number(alarms.size());
    alarms.forEach(alarm -> GroupCodec.write(out, alarm));
    votes.write(out);
    return out.done();
  }

  public static Group restore(Bytes snapshot) {
    ByteReader in = new ByteReader(snapshot);
    int format = in.octet();
    if (format != FORMAT) throw new IllegalStateException("unknown format of the group's state: " + format);
    Group group = new Group(in.number());
    for (int left = in.count(); left > 0; left--) {
      Member member = new Member(in.number(), in.text(), GroupCodec.texts(in), GroupCodec.texts(in), in.octet() != 0);
      group.members.put(member.id(), member);
    }
    for (int left = in.count(); left > 0; left--) group.alarms.add(GroupCodec.readAlarm(in));
    group.votes.read(in);
    return group;
  }
}
