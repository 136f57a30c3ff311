package io.hexareme.ports.store;

import java.util.List;

/**
 * One member of the store's group, in etcd's terms.
 *
 * @param id never 0, never used again; printed in hexadecimal
 * @param name empty until the member has started for the first time
 * @param peerUrls where the other members reach it
 * @param clientUrls where clients reach it; empty until it has started
 * @param learner it receives the log but has no vote
 */
public record Member(long id, String name, List<String> peerUrls, List<String> clientUrls, boolean learner) {
  public Member {
    peerUrls = List.copyOf(peerUrls);
    clientUrls = List.copyOf(clientUrls);
  }
}
