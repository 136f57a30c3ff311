package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every resourceVersion with every resourceVersionMatch and limit, and every way to begin a watch
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions). Revisions in the tables are names: {@code a}, {@code b} and
 * {@code c} are those at which the ConfigMaps of these names were made, {@code now} is the newest, {@code later} has not been yet.
 */
class RevisionMatrixTest {
  private final Wire wire = new Wire();
  private long a;
  private long b;
  private long c;

  @BeforeEach
  void threeMaps() {
    wire.map("a");
    a = wire.revision();
    wire.map("b");
    b = wire.revision();
    wire.map("c");
    c = wire.revision();
    wire.made(wire.delete(MAPS + "/a"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      # revision | match        | limit | what comes     | at revision
                 |              |       | b c            | now
                 |              | 1     | b +            | now
      0          |              |       | b c            | now
      0          |              | 1     | b +            | now
      0          | NotOlderThan |       | b c            | now
      0          | NotOlderThan | 1     | b +            | now
      0          | Exact        |       | 422            |
      a          |              |       | b c            | now
      a          |              | 1     | a              | a
      a          | NotOlderThan |       | b c            | now
      a          | NotOlderThan | 1     | b +            | now
      a          | Exact        |       | a              | a
      b          |              |       | b c            | now
      b          |              | 1     | a +            | b
      b          | NotOlderThan |       | b c            | now
      b          | Exact        |       | a b            | b
      b          | Exact        | 1     | a +            | b
      c          | Exact        |       | a b c          | c
      c          | Exact        | 2     | a b +          | c
      now        |              |       | b c            | now
      now        | Exact        |       | b c            | now
      now        | NotOlderThan |       | b c            | now
      later      |              |       | 504            |
      later      |              | 1     | 504            |
      later      | NotOlderThan |       | 504            |
      later      | Exact        |       | 504            |
                 | NotOlderThan |       | 422            |
                 | Exact        |       | 422            |
      a          | Foo          |       | 422            |
      """)
  void a_list(String revision, String match, String limit, String expected, String at) {
    CompletableFuture<ApiResponse> begun = wire.get(MAPS + "?x=" + parameter("resourceVersion", number(revision))
        + parameter("resourceVersionMatch", match) + parameter("limit", limit) + "&fieldSelector=metadata.name%21%3Dkube-root-ca.crt")
        .begin().toCompletableFuture();
    wire.advance(Duration.ofSeconds(4));
    Reply reply = wire.reply(begun.join());
    if (expected.matches("\\d+")) {
      assertThat(reply.code()).isEqualTo(Integer.parseInt(expected));
      assertThat(reply.code() == 504 ? reply.headers().get("retry-after") : "1").isEqualTo("1");
      return;
    }
    assertThat(shown(reply)).isEqualTo(expected);
    assertThat(reply.string("metadata.resourceVersion")).isEqualTo(number(at));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      # revision | sendInitialEvents | bookmarks | what comes
                 |                   |           | ADDED b, ADDED c
      0          |                   |           | ADDED b, ADDED c
      a          |                   |           | ADDED b, ADDED c, DELETED a
      b          |                   | true      | ADDED c, DELETED a
      now        |                   |           | nothing
      later      |                   |           | nothing
                 | true              | true      | ADDED b, ADDED c, BOOKMARK end
      0          | true              | true      | ADDED b, ADDED c, BOOKMARK end
      a          | true              | true      | ADDED b, ADDED c, BOOKMARK end
      now        | true              | true      | ADDED b, ADDED c, BOOKMARK end
      now        | true              |           | ADDED b, ADDED c
      later      | true              | true      | 504
                 | false             | true      | nothing
      0          | false             | true      | nothing
      a          | false             | true      | ADDED b, ADDED c, DELETED a
      now        | false             |           | nothing
      """)
  void a_watch(String revision, String initial, String bookmarks, String expected) {
    CompletableFuture<ApiResponse> begun = wire.get(MAPS + "?watch=true" + parameter("resourceVersion", number(revision))
        + (initial == null ? "" : "&resourceVersionMatch=NotOlderThan") + parameter("sendInitialEvents", initial)
        + parameter("allowWatchBookmarks", bookmarks)).begin().toCompletableFuture();
    wire.advance(Duration.ofSeconds(4));
    if (expected.equals("504")) {
      assertThat(begun.join().code()).isEqualTo(504);
      return;
    }
    Wire.Events events = wire.read(begun.join());
    String seen = events.all.stream().map(RevisionMatrixTest::words).collect(Collectors.joining(", "));
    assertThat(seen.isEmpty() ? "nothing" : seen).isEqualTo(expected);
    wire.map("live");
    if (!"later".equals(revision)) {
      assertThat(events.names()).as("and then what happens").endsWith("ADDED live");
    }
  }

  /** The whole of a list in pages, its revision standing still while the world goes on. */
  @Test
  void pages_of_every_size_are_the_list() {
    for (int i = 0; i < 7; i++) {
      wire.map("m" + i);
    }
    List<String> whole = names(wire.get(MAPS).send());
    for (int limit = 1; limit <= whole.size() + 1; limit++) {
      Reply page = wire.get(MAPS + "?limit=" + limit).send();
      String revision = page.string("metadata.resourceVersion");
      StringBuilder all = new StringBuilder(String.join(" ", names(page)));
      wire.map("new-" + limit);
      while (!page.string("metadata.continue").isEmpty()) {
        assertThat(page.at("metadata.remainingItemCount").asInt(0)).isEqualTo(whole.size() - all.toString().split(" ").length);
        page = wire.get(MAPS + "?limit=" + limit + "&continue=" + page.string("metadata.continue")).send();
        assertThat(page.string("metadata.resourceVersion")).isEqualTo(revision);
        all.append(' ').append(String.join(" ", names(page)));
      }
      assertThat(all.toString()).isEqualTo(String.join(" ", whole));
      wire.made(wire.delete(MAPS + "/new-" + limit));
    }
  }

  private static String words(Value event) {
    String type = event.text("type");
    boolean end = event.at("object", "metadata", "annotations", "k8s.io/initial-events-end").asString("").equals("true");
    return type + " " + (type.equals("BOOKMARK") ? end ? "end" : "plain" : event.text("object", "metadata", "name"));
  }

  private static String shown(Reply list) {
    return String.join(" ", names(list)) + (list.string("metadata.continue").isEmpty() ? "" : " +");
  }

  private static List<String> names(Reply list) {
    return list.at("items").items().stream().map(item -> item.text("metadata", "name")).toList();
  }

  private static String parameter(String name, String value) {
    return value == null ? "" : "&" + name + "=" + value;
  }

  private String number(String revision) {
    return switch (revision) {
      case null -> null;
      case "a" -> Long.toString(a);
      case "b" -> Long.toString(b);
      case "c" -> Long.toString(c);
      case "now" -> Long.toString(wire.revision());
      case "later" -> Long.toString(wire.revision() + 1000);
      default -> revision;
    };
  }
}
