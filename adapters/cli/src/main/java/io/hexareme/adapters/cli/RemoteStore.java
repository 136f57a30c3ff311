package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The store that an operator's command is about: where it is, and how to speak of its members. */
final class RemoteStore {
  static final String USUAL = "127.0.0.1:2379";

  @Option(names = "--endpoints", paramLabel = "URL", split = ",",
      description = "Where members listen for clients (default: " + USUAL + ").")
  private List<String> endpoints = List.of();

  @ArgGroup(exclusive = false)
  private TlsFiles tls;

  boolean isGiven() {
    return !endpoints.isEmpty();
  }

  boolean isSecured() {
    return tls != null;
  }

  /** To be closed by the caller. */
  StoreClient client(CommandLine line) {
    List<String> asked = endpoints.isEmpty() ? List.of(USUAL) : endpoints;
    String scheme = isSecured() ? "https" : "http";
    return new StoreClient(asked.stream().map(url -> Endpoints.address(line, "--endpoints", url, scheme)).toList(), TlsFiles.of(tls));
  }

  /** The member of that name or id. */
  static Member named(List<Member> members, String given) {
    Optional<Long> id = StoreClient.id(given);
    return members.stream().filter(member -> member.name().equals(given)).findFirst()
        .or(() -> members.stream().filter(member -> id.isPresent() && member.id() == id.get()).findFirst())
        .orElseThrow(() -> new IllegalStateException("there is no member " + given + "; there are " + String.join(", ",
            members.stream().map(RemoteStore::words).toList())));
  }

  /** Its name, where it has one, and its id. */
  static String words(Member member) {
    String id = StoreClient.name(member.id());
    return member.name().isEmpty() ? id : member.name() + " (" + id + ")";
  }

  /** @throws IllegalStateException when it was not done; says why in etcd's own words */
  static Member changed(MembershipResult result) {
    return switch (result) {
      case MembershipResult.Changed changed -> changed.member();
      case MembershipResult.Refused refused -> throw new IllegalStateException(refused.message());
    };
  }
}
