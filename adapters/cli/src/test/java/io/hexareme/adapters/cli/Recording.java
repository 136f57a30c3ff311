package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.adapters.assembly.remote.ClientTls;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The events of the load's ConfigMaps as watches told them, one connection after the other, each resumed where the last one ended. */
final class Recording {
  private static final String PATH = "/api/v1/namespaces/default/configmaps?watch=true&labelSelector=load%3Dkilled&resourceVersion=";

  private final List<Event> events = new ArrayList<>();
  private long seen;

  /** @param type ADDED, MODIFIED or DELETED */
  record Event(String type, String name, Ledger.Version version) {
    /** Sorted as {@link Ledger#takeHistory} names versions. */
    String key() {
      return version.revision() + " " + name;
    }
  }

  /** Nothing up to that revision is recorded. */
  Recording(long from) {
    seen = from;
  }

  /** Records until the event of that revision has come, or until the server is gone. */
  void follow(KubeconfigFile config, long last) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(ClientTls.of(config)).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(config.server() + PATH + seen)).build();
      HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      try (Stream<String> lines = response.body()) {
        lines.takeWhile(line -> record(line) < last).forEach(_ -> { });
      } finally {
        client.shutdownNow();
      }
    } catch (IOException | UncheckedIOException gone) {
      assertThat(last).as("the watch broke: %s", gone).isEqualTo(Long.MAX_VALUE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private synchronized long record(String line) {
    Value event = parse(line);
    Value object = event.at("object");
    assertThat(event.text("type")).as(line).isIn("ADDED", "MODIFIED", "DELETED");
    Ledger.Version version = Writer.version(object);
    assertThat(version.revision()).as("told twice, or not in order: %s", line).isGreaterThan(seen);
    seen = version.revision();
    events.add(new Event(event.text("type"), object.text("metadata", "name"), version));
    return seen;
  }

  private static Value parse(String line) {
    try {
      return Documents.json().decode(Bytes.utf8(line)).value();
    } catch (MalformedBody cut) {
      // The process died in the middle of a line: it was not told.
      throw new UncheckedIOException(new IOException(cut));
    }
  }

  /** The events since the last call. */
  synchronized List<Event> take() {
    List<Event> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  long seen() {
    return seen;
  }

  /** What is there after the events, when {@code before} was there before them; fails when an event does not fit. */
  static Map<String, Ledger.Version> replay(Map<String, Ledger.Version> before, List<Event> events) {
    Map<String, Ledger.Version> there = new LinkedHashMap<>(before);
    for (Event event : events) {
      assertThat(event.type().equals("ADDED")).as("%s after %s", event, there.get(event.name())).isEqualTo(!there.containsKey(event.name()));
      if (event.type().equals("DELETED")) {
        assertThat(event.version().content()).isEqualTo(there.remove(event.name()).content());
      } else {
        there.put(event.name(), event.version());
      }
    }
    return there;
  }
}
