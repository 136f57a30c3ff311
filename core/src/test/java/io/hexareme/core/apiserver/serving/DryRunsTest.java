package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static io.hexareme.core.apiserver.serving.Wire.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.core.apiserver.serving.Wire.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code dryRun=All} on every verb: the answer is as if, the store and the watchers know nothing of it. */
class DryRunsTest {
  private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";
  private final Wire wire = new Wire();

  private Map<String, Request> writes() {
    wire.map("x1");
    wire.made(wire.post(MAPS, "{'metadata':{'name':'held','finalizers':['foo.com/x']}}"));
    wire.made(wire.post("/apis/apps/v1/namespaces/default/deployments", """
        {'metadata':{'name':'web'},'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},
         'spec':{'containers':[{'name':'c','image':'i'}]}}}}"""));
    Map<String, Request> writes = new LinkedHashMap<>();
    writes.put("create", wire.post(MAPS + "?dryRun=All", "{'metadata':{'name':'new'}}"));
    writes.put("create with a generated name", wire.post(MAPS + "?dryRun=All", "{'metadata':{'generateName':'new-'}}"));
    writes.put("create a service", wire.post("/api/v1/namespaces/default/services?dryRun=All", "{'metadata':{'name':'s'},'spec':{'ports':[{'port':80}]}}"));
    writes.put("update", wire.put(MAPS + "/x1?dryRun=All", "{'metadata':{'name':'x1'},'data':{'k':'new'}}"));
    writes.put("create by update", wire.put("/apis/rbac.authorization.k8s.io/v1/clusterroles/r?dryRun=All", "{'metadata':{'name':'r'},'rules':[]}"));
    writes.put("patch", wire.patch(MAPS + "/x1?dryRun=All", MERGE, "{'data':{'k':'new'}}"));
    writes.put("apply", wire.patch(MAPS + "/x1?dryRun=All&fieldManager=m&force=1", "application/apply-patch+yaml", "{'apiVersion':'v1','kind':'ConfigMap','data':{'k':'new'}}"));
    writes.put("create by apply", wire.patch(MAPS + "/x9?dryRun=All&fieldManager=m", "application/apply-patch+yaml", "{'apiVersion':'v1','kind':'ConfigMap','data':{'k':'new'}}"));
    writes.put("status", wire.patch(WEB + "/status?dryRun=All", MERGE, "{'status':{'replicas':3}}"));
    writes.put("scale", wire.patch(WEB + "/scale?dryRun=All", MERGE, "{'spec':{'replicas':3}}"));
    writes.put("delete", wire.delete(MAPS + "/x1?dryRun=All"));
    writes.put("delete by body", wire.delete(MAPS + "/x1", "{'dryRun':['All']}"));
    writes.put("mark as terminating", wire.delete(MAPS + "/held?dryRun=All"));
    writes.put("delete many", wire.delete(MAPS + "?dryRun=All"));
    writes.put("delete many by body", wire.delete(MAPS, "{'dryRun':['All']}"));
    return writes;
  }

  @Test
  void nothing_is_stored_and_nobody_told() {
    Map<String, Request> writes = writes();
    var maps = wire.watch(MAPS + "?watch=true&resourceVersion=" + wire.revision());
    var all = wire.watch("/apis/apps/v1/deployments?watch=true&resourceVersion=" + wire.revision());
    long before = wire.revision();
    writes.forEach((name, write) -> {
      Reply reply = write.send();
      assertThat(reply.code()).as("%s: %s", name, reply.text()).isIn(200, 201);
      assertThat(wire.revision()).as(name).isEqualTo(before);
    });
    assertThat(maps.seen()).isEmpty();
    assertThat(all.seen()).isEmpty();
    assertThat(wire.get(MAPS + "/new").send().code()).isEqualTo(404);
    assertThat(wire.get(MAPS + "/held").send().at("metadata.deletionTimestamp").isNull()).isTrue();
  }

  @Test
  void the_answer_is_as_if() {
    Map<String, Request> writes = writes();
    Reply created = writes.get("create").send();
    assertThat(created.code()).isEqualTo(201);
    assertThat(created.string("metadata.uid")).isNotEmpty();
    assertThat(created.at("metadata.resourceVersion").isNull()).isTrue();
    assertThat(writes.get("patch").send().string("data.k")).isEqualTo("new");
    assertThat(writes.get("delete").send().string("status")).isEqualTo("Success");
    assertThat(writes.get("mark as terminating").send().string("metadata.deletionTimestamp")).isNotEmpty();
  }

  @Test
  void what_would_be_refused_is_refused() {
    wire.map("x1");
    assertThat(wire.post(MAPS + "?dryRun=All", "{'metadata':{'name':'x1'}}").refused().code()).isEqualTo(409);
    assertThat(wire.post(MAPS + "?dryRun=All", "{'metadata':{'name':'X'}}").refused().code()).isEqualTo(422);
    assertThat(wire.put(MAPS + "/x1?dryRun=All", "{'metadata':{'name':'x1','resourceVersion':'1'}}").refused().code()).isEqualTo(409);
    assertThat(wire.delete(MAPS + "/nope?dryRun=All").refused().code()).isEqualTo(404);
    assertThat(wire.delete("/api/v1/namespaces/default?dryRun=All").refused().code()).isEqualTo(403);
  }

  @Test
  void an_empty_dry_run_is_none() {
    assertThat(wire.post(MAPS + "?dryRun=", "{'metadata':{'name':'a'}}").send().code()).isEqualTo(201);
    assertThat(wire.delete(MAPS + "/a", "{'dryRun':[]}").send().code()).isEqualTo(200);
    assertThat(wire.get(MAPS + "/a").send().code()).isEqualTo(404);
  }
}
