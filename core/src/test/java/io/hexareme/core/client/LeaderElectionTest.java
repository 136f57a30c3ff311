package io.hexareme.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of client-go's leader election: a lease of 15 s, given up after 10 s without renewal, tried every 2 s or so. */
class LeaderElectionTest {
  private final ManualLoop loop = new ManualLoop();
  private final LeaseServer server = new LeaseServer(loop);
  private final List<String> told = new ArrayList<>();
  private final LeaderElection a = candidate("a", Duration.ZERO);
  private final LeaderElection b = candidate("b", Duration.ofHours(-3));

  /** @param off by how much its clock is wrong */
  private LeaderElection candidate(String name, Duration off) {
    return new LeaderElection(new ApiClient(server.seenBy(name), new Credential.None(), "test"), loop,
        () -> Instant.parse("2026-01-01T00:00:00Z").plus(off).plusNanos(loop.nanos()), new Even(), "kube-scheduler", name);
  }

  private static final class Even implements Randomness {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public Randomness fork(String name) {
      return this;
    }
  }

  private LeaderElection.Candidate saying(String name) {
    return new LeaderElection.Candidate() {
      @Override
      public void leads() {
        told.add(name + " leads");
      }

      @Override
      public void leadsNoMore() {
        told.add(name + " leads no more");
      }
    };
  }

  private void bothStart() {
    a.start(saying("a"));
    loop.runAll();
    b.start(saying("b"));
    loop.runAll();
  }

  private String holder() {
    return server.lease.text("spec", "holderIdentity");
  }

  @Test
  void the_first_makes_the_lease_and_leads_and_the_second_waits() {
    bothStart();
    loop.advance(Duration.ofMinutes(5));
    assertThat(told).containsExactly("a leads");
    assertThat(holder()).isEqualTo("a");
    assertThat(server.lease.at("spec", "leaseTransitions").asLong(-1)).isZero();
    assertThat(server.lease.at("spec", "leaseDurationSeconds").asLong(0)).isEqualTo(15);
    assertThat(server.writes).as("renewals in 5 min").isBetween(145, 152);
  }

  @Test
  void a_leader_that_cannot_renew_gives_up_before_another_begins() {
    bothStart();
    loop.advance(Duration.ofSeconds(20));
    server.refused.add("a");
    loop.advance(Duration.ofSeconds(11));
    assertThat(told).containsExactly("a leads", "a leads no more");
    assertThat(a.leads()).isFalse();
    loop.advance(Duration.ofSeconds(8));
    assertThat(told).containsExactly("a leads", "a leads no more", "b leads");
    assertThat(server.lease.at("spec", "leaseTransitions").asLong(-1)).isEqualTo(1);
  }

  @Test
  void the_same_of_a_leader_that_nobody_answers() {
    bothStart();
    loop.advance(Duration.ofSeconds(20));
    server.unanswered.add("a");
    loop.advance(Duration.ofSeconds(30));
    assertThat(told).containsExactly("a leads", "a leads no more", "b leads");
  }

  @Test
  void a_leader_that_misses_one_renewal_goes_on() {
    bothStart();
    loop.advance(Duration.ofSeconds(20));
    server.unanswered.add("a");
    loop.advance(Duration.ofSeconds(6));
    server.unanswered.clear();
    loop.advance(Duration.ofMinutes(1));
    assertThat(told).containsExactly("a leads");
    assertThat(a.leads()).isTrue();
  }

  @Test
  void one_that_stops_lets_go_and_the_other_need_not_wait() {
    bothStart();
    loop.advance(Duration.ofSeconds(20));
    a.stop();
    loop.advance(Duration.ofSeconds(3));
    assertThat(told).containsExactly("a leads", "b leads");
    assertThat(a.leads()).isFalse();
  }

  @Test
  void what_the_lease_says_of_times_is_not_believed() {
    server.lease = null;
    b.start(saying("b")); // three hours behind: its renewals look old to everybody
    loop.runAll();
    a.start(saying("a"));
    loop.advance(Duration.ofMinutes(2));
    assertThat(told).containsExactly("b leads");
  }

  @Test
  void one_that_comes_late_watches_the_lease_for_its_whole_time_before_it_takes_it() {
    a.start(saying("a"));
    loop.runAll();
    server.unanswered.add("a");
    loop.advance(Duration.ofHours(1));
    b.start(saying("b"));
    loop.advance(Duration.ofSeconds(14));
    assertThat(told).doesNotContain("b leads");
    loop.advance(Duration.ofSeconds(6));
    assertThat(told).contains("b leads");
  }

  @Test
  void once_it_is_late_nothing_is_sent_for_it_any_more() {
    bothStart();
    List<String> sent = new ArrayList<>();
    var guarded = a.guarding(request -> {
      sent.add(request.path());
      return server.seenBy("x").handle(request);
    });
    ApiRequest request = new ApiRequest("GET", "/api", Map.of(), Map.of(), new Body.None(), new Credential.None(), "");
    guarded.handle(request);
    server.unanswered.add("a");
    loop.advance(Duration.ofSeconds(10));
    var answer = guarded.handle(request);
    assertThat(sent).containsExactly("/api");
    assertThat(answer.toCompletableFuture()).isNotDone();
    assertThat(told).containsExactly("a leads", "a leads no more");
  }
}
