package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.SnapshotFiles;
import io.hexareme.core.consensus.RaftConfig;
import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who a member is in its group, for all its lives: kept in the file {@code member} of its data directory, because one that has joined was
 * given its id by the group, and one that was restored from a backup has a token that tells its group from the one that was lost.
 *
 * @param group the group's id
 * @param founders where the founding members listen for each other, by name; empty for one that has joined
 * @param token tells groups apart that use the same addresses one after the other; empty for one that has joined
 */
record MemberIdentity(long id, long group, String name, SortedMap<String, List<String>> founders, String token) {
  private static final String FILE = "member";

  MemberIdentity {
    founders = Collections.unmodifiableSortedMap(new TreeMap<>(founders));
  }

  static MemberIdentity founding(String name, SortedMap<String, List<String>> founders, String token) {
    MemberConfig config = MemberConfig.founding(name, founders, token, List.of());
    long group = MemberIds.ofGroup(config.members().stream().map(Member::id).toList());
    return new MemberIdentity(config.self().id(), group, name, founders, token);
  }

  static MemberIdentity joined(long id, long group, String name) {
    return new MemberIdentity(id, group, name, new TreeMap<>(), "");
  }

  boolean founded() {
    return !founders.isEmpty();
  }

  /**
   * How the core is told.
   *
   * @param known the group's members, for one that joins
   */
  MemberConfig config(String peerUrl, String clientUrl, List<Member> known) {
    if (founded()) {
      return MemberConfig.founding(name, founders, token, List.of(clientUrl));
    }
    Member self = new Member(id, name, List.of(peerUrl), List.of(clientUrl), false);
    return new MemberConfig(self, known, true, RaftConfig.of(MemberIds.name(id)));
  }

  /** @throws UncheckedIOException when it is there and cannot be read */
  static Optional<MemberIdentity> read(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(file, Files.readAllLines(file)));
    } catch (IOException cannot) {
      throw new UncheckedIOException("the file " + file + " cannot be read", cannot);
    }
  }

  private static MemberIdentity parse(Path file, List<String> lines) {
    Map<String, String> fields = lines.stream().filter(line -> line.contains("=")).collect(
        Collectors.toMap(line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1), (first, again) -> again));
    if (!fields.keySet().containsAll(List.of("id", "group", "name"))) {
      throw new IllegalStateException("the file " + file + " does not say who the member is");
    }
    SortedMap<String, List<String>> founders = new TreeMap<>();
    fields.forEach((key, value) -> {
      if (key.startsWith("founder ")) {
        founders.put(key.substring("founder ".length()), List.of(value.split(",")));
      }
    });
    return new MemberIdentity(MemberIds.id(fields.get("id")), MemberIds.id(fields.get("group")), fields.get("name"), founders,
        fields.getOrDefault("token", ""));
  }

  /** @throws UncheckedIOException when it cannot */
  void write(Path data) {
    StringBuilder text = new StringBuilder()
        .append("id=").append(MemberIds.name(id)).append('\n')
        .append("group=").append(MemberIds.name(group)).append('\n')
        .append("name=").append(name).append('\n');
    founders.forEach((founder, urls) -> text.append("founder ").append(founder).append('=').append(String.join(",", urls)).append('\n'));
    if (founded()) {
      text.append("token=").append(token).append('\n');
    }
    try {
      SnapshotFiles.write(data.resolve(FILE), List.of(new Bytes(text.toString().getBytes(StandardCharsets.UTF_8))));
    } catch (IOException cannot) {
      throw new UncheckedIOException("the file " + data.resolve(FILE) + " cannot be written", cannot);
    }
  }
}
