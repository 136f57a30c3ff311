package io.hexareme.core.apiserver.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.kinds.flowcontrol.FlowObjects;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the schemas of a fresh cluster a request falls to, and into which flow. */
class FlowSchemaTest {
  private final List<FlowSchema> schemas = new ArrayList<>(FlowObjects.schemas().stream().map(FlowSchema::of).sorted(FlowSchema.ORDER).toList());

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      admin                                         | system:masters         | GET /api/v1/pods                                             | exempt                       | exempt/
      kubelet                                       | system:nodes           | PUT /apis/coordination.k8s.io/v1/namespaces/x/leases/n       | system-node-high             | system-node-high/kubelet
      kubelet                                       | system:nodes           | PATCH /api/v1/nodes/n/status                                 | system-node-high             | system-node-high/kubelet
      kubelet                                       | system:nodes           | GET /api/v1/pods                                             | system-nodes                 | system-nodes/kubelet
      system:kube-scheduler                         | system:authenticated   | PUT /apis/coordination.k8s.io/v1/namespaces/x/leases/n       | system-leader-election       | system-leader-election/system:kube-scheduler
      system:kube-scheduler                         | system:authenticated   | GET /api/v1/namespaces/x/pods                                | kube-scheduler               | kube-scheduler/x
      system:serviceaccount:kube-system:endpoint-controller | system:serviceaccounts | PUT /api/v1/namespaces/x/endpoints/e                 | endpoint-controller          | endpoint-controller/system:serviceaccount:kube-system:endpoint-controller
      system:serviceaccount:kube-system:job-controller | system:serviceaccounts | POST /api/v1/namespaces/x/pods                            | kube-system-service-accounts | kube-system-service-accounts/x
      system:serviceaccount:x:app                   | system:serviceaccounts | GET /api/v1/namespaces/x/pods                                | service-accounts             | service-accounts/system:serviceaccount:x:app
      jane                                          | system:authenticated   | GET /api/v1/namespaces/x/pods                                | global-default               | global-default/jane
      system:anonymous                              | system:unauthenticated | GET /healthz                                                 | probes                       | probes/
      jane                                          | system:authenticated   | GET /readyz                                                  | probes                       | probes/
      jane                                          | system:authenticated   | GET /readyz/etcd                                             | global-default               | global-default/jane
      jane                                          | system:authenticated   | GET /metrics                                                 | global-default               | global-default/jane
      """)
  void the_lowest_precedence_that_matches_wins(String name, String group, String what, String schema, String flow) {
    User user = User.of(name, List.of(group));
    RequestInfo info = RequestInfo.of(new ApiRequest(what.substring(0, what.indexOf(' ')), what.substring(what.indexOf(' ') + 1), Map.of(), Map.of(),
        new Body.None(), new Credential.None(), ""));
    FlowSchema found = schemas.stream().filter(one -> one.matches(user, info)).findFirst().orElseThrow();
    assertThat(found.name()).isEqualTo(schema);
    assertThat(found.flow(user, info)).isEqualTo(flow);
  }
}
