package io.hexareme.adapters.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMatchTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      GET    |                 | /api/v1/pods | pods            | list             | ''   | ''
      GET    | watch=1         | /api/v1/pods                                    | pods            | watch            | ''   | ''
      GET    | watch=false     | /api/v1/pods                                    | pods            | list             | ''   | ''
      GET    |                 | /api/v1/watch/pods                              | pods            | watch            | ''   | ''
      GET    |                 | /api/v1/namespaces/default                      | namespaces      | get              | default | default
      PUT    |                 | /api/v1/namespaces/default/finalize             | namespaces/finalize | update       | default | default
      POST   |                 | /api/v1/namespaces/default/pods/web/binding     | pods/binding    | create           | default | web
      DELETE |                 | /apis/apps/v1/namespaces/x/replicasets          | replicasets     | deletecollection | x    | ''
      PATCH  |                 | /apis/apps/v1/namespaces/x/replicasets/a/status | replicasets/status | patch         | x    | a
      GET    |                 | /healthz                                        | /healthz        | get              | ''   | ''
      """)
  void a_request_is_read(String method, String query, String path, String resource, String verb, String namespace, String name) {
    String[] parameters = query == null ? new String[0] : query.split("=");
    Asked asked = Asked.of(FaultyWorld.request(method, path, parameters), "kubectl");
    assertThat(List.of(asked.resourceAndSubresource(), asked.verb(), asked.namespace(), asked.name()))
        .containsExactly(resource, verb, namespace, name);
  }

  @ParameterizedTest
  @CsvSource({
      "'', '', '', '', true",
      "kubelet/*, '', '', '', true",
      "kubelet/node-1, pods, '', '', true",
      "kubelet/node-2, '', '', '', false",
      "scheduler, '', '', '', false",
      "'', pods/status, default, web, true",
      "'', pods/binding, '', '', false",
      "'', nodes, '', '', false",
      "'', '', other, '', false",
      "'', '', '', other, false",
  })
  void a_match_covers_what_it_names(String client, String resource, String namespace, String name, boolean covered) {
    Asked asked = new Asked("kubelet/node-1", "patch", "", "pods", "status", "default", "web");
    RequestMatch match = RequestMatch.ANY.by(client).of(resource).in(namespace).named(name);
    assertThat(match.covers(asked)).isEqualTo(covered);
    assertThat(match.verbs(List.of("get")).covers(asked)).isFalse();
  }
}
