package io.hexareme.core.apiserver.ownership;

import static io.hexareme.core.apiserver.TestJson.json;
import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;

/** What creates, updates and ordinary patches do to {@code metadata.managedFields}. */
class UpdateOwnershipTest {
  private final Writers configMap = new Writers(TestSchema.configMap());
  private final Writers pod = new Writers(TestSchema.pod());

  @Test
  void the_creator_owns_everything_but_what_the_server_keeps_books_in() {
    pod.update("kubectl", """
        {'apiVersion':'v1','kind':'Pod',
         'metadata':{'name':'p','namespace':'n','uid':'u','resourceVersion':'7','generation':1,'creationTimestamp':'t','labels':{'a':'b'}},
         'spec':{'containers':[{'name':'c','image':'i','resources':{},
                 'ports':[{'containerPort':80,'protocol':'TCP'}]}],'nodeSelector':{'x':'y'}}}
        """);
    assertThat(pod.managedFields()).isEqualTo(json("""
        [{'manager':'kubectl','operation':'Update','apiVersion':'v1','time':'2030-01-01T00:00:01Z','fieldsType':'FieldsV1',
          'fieldsV1':{'f:metadata':{'f:labels':{'.':{},'f:a':{}}},
            'f:spec':{'f:containers':{'.':{},'k:{"name":"c"}':{'.':{},'f:image':{},'f:name':{},'f:resources':{},
               'f:ports':{'.':{},'k:{"containerPort":80,"protocol":"TCP"}':{'.':{},'f:containerPort':{},'f:protocol':{}}}}},
              'f:nodeSelector':{}}}}]
        """));
  }

  @Test
  void an_updater_owns_what_it_changes_and_the_others_lose_it() {
    configMap.update("a", "{'data':{'x':'1','y':'1'}}").updateKeeping("b", "{'data':{'x':'2','y':'1','z':'1'}}");
    assertThat(configMap.fieldsOf("a")).isEqualTo(json("{'f:data':{'.':{},'f:y':{}}}"));
    assertThat(configMap.fieldsOf("b")).isEqualTo(json("{'f:data':{'f:x':{},'f:z':{}}}"));
  }

  @Test
  void a_removed_field_is_nobodys() {
    configMap.update("a", "{'data':{'x':'1','y':'1'}}").update("b", "{'data':{'x':'1'}}");
    assertThat(configMap.fieldsOf("a")).isEqualTo(json("{'f:data':{'.':{},'f:x':{}}}"));
    assertThat(configMap.managers()).containsExactly("a/Update");
  }

  @Test
  void an_owner_of_nothing_vanishes() {
    configMap.update("a", "{'data':{'x':'1'}}").update("b", "{'data':{'x':'1','y':'1'}}").update("a", "{'data':{'x':'1'}}");
    assertThat(configMap.managers()).containsExactly("a/Update");
  }

  @Test
  void an_update_that_changes_nothing_changes_no_books() {
    configMap.update("a", "{'data':{'x':'1'}}");
    Value.Obj before = configMap.live;
    configMap.update("b", "{'data':{'x':'1'}}");
    assertThat(configMap.live).isSameAs(before);
    configMap.updateKeeping("a", "{'data':{'x':'1'}}");
    assertThat(configMap.live).isSameAs(before);
  }

  @Test
  void time_moves_only_for_who_writes() {
    configMap.update("a", "{'data':{'x':'1'}}").update("b", "{'data':{'x':'1','y':'1'}}").update("b", "{'data':{'x':'1','y':'2'}}");
    assertThat(configMap.entry("a").text("time")).isEqualTo("2030-01-01T00:00:01Z");
    assertThat(configMap.entry("b").text("time")).isEqualTo("2030-01-01T00:00:03Z");
  }

  @Test
  void a_write_through_a_subresource_has_an_entry_of_its_own() {
    pod.update("c", "{'spec':{'restartPolicy':'Never'}}");
    pod.update("c", "status", pod.live.with("status", json("{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}")));
    assertThat(pod.managers()).containsExactly("c/Update", "c/Update/status");
    assertThat(pod.managedFields().items().get(1).at("fieldsV1")).isEqualTo(json(
        "{'f:status':{'.':{},'f:phase':{},'f:conditions':{'.':{},'k:{\"type\":\"Ready\"}':{'.':{},'f:status':{},'f:type':{}}}}}"));
  }

  @Test
  void books_written_through_a_subresource_do_not_count() {
    pod.update("c", "{'spec':{'restartPolicy':'Never'}}");
    pod.update("k", "status", object("{'metadata':{'managedFields':[]},'spec':{'restartPolicy':'Never'},'status':{'phase':'x'}}"));
    assertThat(pod.managers()).containsExactly("c/Update", "k/Update/status");
  }

  @Test
  void an_empty_list_or_one_empty_entry_throws_the_books_away() {
    for (String reset : new String[] {"[]", "[{}]"}) {
      Writers writers = new Writers(TestSchema.configMap());
      writers.update("a", "{'data':{'x':'1'}}").update("b", "{'metadata':{'managedFields':" + reset + "},'data':{'x':'2'}}");
      assertThat(writers.live).isEqualTo(json("{'metadata':{},'data':{'x':'2'}}"));
      writers.update("b", "{'data':{'x':'3'}}");
      assertThat(writers.managedFields()).isEqualTo(Value.Null.NULL);
    }
  }

  @Test
  void clients_may_correct_the_books() {
    configMap.update("a", "{'data':{'x':'1'}}");
    configMap.update("b", """
        {'metadata':{'managedFields':[{'manager':'new','operation':'Apply','apiVersion':'v1','time':'2029-01-01T00:00:00Z',
           'fieldsType':'FieldsV1','fieldsV1':{'f:data':{'f:x':{}}}}]},'data':{'x':'1'}}
        """);
    assertThat(configMap.managers()).containsExactly("new/Apply");
  }

  @Test
  void books_that_cannot_be_read_are_ignored() {
    configMap.update("a", "{'data':{'x':'1'}}");
    Value.Obj before = configMap.live;
    configMap.update("b", "{'metadata':{'managedFields':[{'manager':'b','operation':'Guess'}]},'data':{'x':'1'}}");
    assertThat(configMap.live).isEqualTo(before);
  }

  @Test
  void an_update_takes_fields_from_an_applier_of_the_same_name_too() {
    configMap.apply("a", "{'data':{'x':'1','y':'1'}}").update("a", "{'data':{'x':'2','y':'1'}}");
    assertThat(configMap.managers()).containsExactly("a/Apply", "a/Update");
    assertThat(configMap.entry("a").at("fieldsV1")).isEqualTo(json("{'f:data':{'f:y':{}}}"));
  }

  @Test
  void entries_are_sorted_by_operation_then_time() {
    configMap.update("z", "{'data':{'a':'1'}}").update("y", "{'data':{'a':'1','b':'1'}}").apply("x", "{'data':{'c':'1'}}");
    assertThat(configMap.managers()).containsExactly("x/Apply", "z/Update", "y/Update");
  }

  @Test
  void more_than_ten_updaters_become_ancient_changes() {
    Value.Obj data = Value.Obj.EMPTY;
    for (int i = 0; i < 12; i++) {
      data = data.with("k" + i, "1");
      configMap.update("m" + i, "", Value.obj("data", data));
    }
    assertThat(configMap.managers()).hasSize(10).startsWith("ancient-changes/Update", "m3/Update");
    assertThat(configMap.fieldsOf("ancient-changes")).isEqualTo(json("{'f:data':{'.':{},'f:k0':{},'f:k1':{},'f:k2':{}}}"));
  }

  @Test
  void an_object_that_becomes_a_string_is_one_change() {
    Writers custom = new Writers(null, "example.com/v1");
    custom.update("a", "{'spec':{'x':{'y':1}}}").update("b", "{'spec':{'x':'text'}}");
    assertThat(custom.fieldsOf("a")).isEqualTo(Value.Null.NULL);
    assertThat(custom.fieldsOf("b")).isEqualTo(json("{'f:spec':{'f:x':{}}}"));
  }
}
