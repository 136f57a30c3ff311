package io.hexareme.core.apiserver.patch;

import static io.hexareme.core.apiserver.TestJson.json;
import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.schema.TypeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicMergePatchTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [{'name':'a','image':'1'},{'name':'b'}] | [{'name':'a','image':'2'}]               | [{'name':'a','image':'2'},{'name':'b'}]
      [{'name':'a'}]                          | [{'name':'b'}]                           | [{'name':'b'},{'name':'a'}]
      [{'name':'a'},{'name':'b'}]             | [{'name':'b','image':'2'},{'name':'c'}]  | [{'name':'a'},{'name':'b','image':'2'},{'name':'c'}]
      [{'name':'a','image':'1'}]              | [{'name':'a','image':null}]              | [{'name':'a'}]
      [{'name':'a'},{'name':'b'}]             | [{'name':'a','$patch':'delete'}]         | [{'name':'b'}]
      [{'name':'a'},{'name':'b'}]             | [{'$patch':'replace'},{'name':'c'}]      | [{'name':'c'}]
      [{'name':'a','image':'1'}]              | [{'name':'a','$patch':'replace'}]        | []
      [{'name':'a','image':'1'}]              | [{'name':'a','image':'2','$patch':'merge'}] | [{'name':'a','image':'2'}]
      [{'name':'a','command':['x','y']}]      | [{'name':'a','command':['z']}]           | [{'name':'a','command':['z']}]
      [{'name':'a','ports':[{'containerPort':80,'name':'p'}]}] | [{'name':'a','ports':[{'containerPort':80,'name':'q'}]}] | [{'name':'a','ports':[{'containerPort':80,'name':'q'}]}]
      """)
  void containers_merge_by_name(String original, String patch, String expected) {
    assertThat(pod("{'spec':{'containers':" + original + "}}", "{'spec':{'containers':" + patch + "}}"))
        .isEqualTo(patched("{'spec':{'containers':" + expected + "}}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'labels':{'a':'1','b':'2'}}  | {'labels':{'a':null,'c':'3'}}               | {'labels':{'b':'2','c':'3'}}
      {'labels':{'a':'1'}}          | {'labels':null}                             | {}
      {'labels':{'a':'1'}}          | {'labels':{'$patch':'replace','b':'2'}}     | {'labels':{'b':'2'}}
      {'labels':{'a':'1'}}          | {'labels':{'$patch':'delete'}}              | {'labels':{}}
      {'labels':{'a':'1'}}          | {'labels':{'$patch':'merge','b':'2'}}       | {'labels':{'a':'1','b':'2'}}
      {}                            | {'labels':{'a':null,'b':'2'}}               | {'labels':{'b':'2'}}
      {}                            | {'labels':{'$patch':'delete'}}              | {}
      {'finalizers':['a','b']}      | {'finalizers':['b','c']}                    | {'finalizers':['a','b','c']}
      {'finalizers':['a','b','c']}  | {'$deleteFromPrimitiveList/finalizers':['b']} | {'finalizers':['a','c']}
      {'finalizers':['a','b']}      | {'$deleteFromPrimitiveList/finalizers':['a'],'$setElementOrder/finalizers':['c','b'],'finalizers':['c']} | {'finalizers':['c','b']}
      {}                            | {'$deleteFromPrimitiveList/finalizers':['b']} | {}
      {'unknown':{'a':[1]}}         | {'unknown':{'a':[2],'b':1}}                 | {'unknown':{'a':[2],'b':1}}
      """)
  void metadata_merges_by_its_schema(String original, String patch, String expected) {
    assertThat(pod("{'metadata':" + original + "}", "{'metadata':" + patch + "}"))
        .isEqualTo(patched("{'metadata':" + expected + "}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a,b,c | [{'name':'c'},{'name':'a'}]               | []                             | b,c,a
      a,b   | [{'name':'a'},{'name':'n'},{'name':'b'}]  | [{'name':'n'}]                 | a,n,b
      a,x,b | [{'name':'b'},{'name':'a'}]               | []                             | x,b,a
      a,b   | [{'name':'b'}]                            | [{'name':'a','$patch':'delete'}] | b
      """)
  void the_patch_may_give_the_order(String original, String order, String items, String expected) {
    assertThat(pod("{'spec':{'containers':" + named(original) + "}}",
            "{'spec':{'$setElementOrder/containers':" + order + ",'containers':" + items + "}}"))
        .isEqualTo(patched("{'spec':{'containers':" + named(expected) + "}}"));
  }

  @Test
  void set_image_of_kubectl_keeps_the_containers_where_they_are() {
    assertThat(pod(
            "{'spec':{'containers':[{'name':'a','image':'1'},{'name':'b','image':'1'}]}}",
            "{'spec':{'$setElementOrder/containers':[{'name':'a'},{'name':'b'}],'containers':[{'name':'b','image':'2'}]}}"))
        .isEqualTo(patched("{'spec':{'containers':[{'name':'a','image':'1'},{'name':'b','image':'2'}]}}"));
  }

  @Test
  void retained_keys_are_all_that_stays() {
    assertThat(deployment(
            "{'spec':{'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':1}}}}",
            "{'spec':{'strategy':{'$retainKeys':['type'],'type':'Recreate'}}}"))
        .isEqualTo(patched("{'spec':{'strategy':{'type':'Recreate'}}}"));
    assertThat(pod(
            "{'spec':{'volumes':[{'name':'v','emptyDir':{}}]}}",
            "{'spec':{'volumes':[{'$retainKeys':['name','hostPath'],'name':'v','hostPath':{'path':'/'}}]}}"))
        .isEqualTo(patched("{'spec':{'volumes':[{'name':'v','hostPath':{'path':'/'}}]}}"));
  }

  @Test
  void atomic_lists_are_replaced() {
    assertThat(pod("{'spec':{'tolerations':[{'key':'a'}]}}", "{'spec':{'tolerations':[{'key':'b'}]}}"))
        .isEqualTo(patched("{'spec':{'tolerations':[{'key':'b'}]}}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'spec':{'containers':[{'image':'x'}]}}                             | map: [image] does not contain declared merge key: name
      {'metadata':{'labels':{'$patch':'burn'}}}                           | unknown patch type: burn in map
      {'metadata':{'labels':{'$retainKeys':'a'}}}                         | invalid patch format of retainKeys
      {'metadata':{'$deleteFromPrimitiveList/finalizers':'a'}}            | invalid patch format of primitive list
      {'metadata':{'$setElementOrder/finalizers':'a'}}                    | invalid patch format of setElementOrder list
      {'spec':{'$setElementOrder/containers':[],'containers':[{'name':'a'}]}} | The order in patch list doesn't match $setElementOrder/ list
      []                                                                  | json: cannot unmarshal array into Go value of type map[string]interface {}
      """)
  void a_patch_that_contradicts_itself_is_a_bad_request(String patch, String message) {
    assertThat(pod("{'metadata':{'labels':{'a':'1'}},'spec':{'containers':[{'name':'a'}]}}", patch))
        .isEqualTo(PatchResult.badRequest(message));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'spec':{'containers':[['x']]}}
      {'metadata':{'labels':{'$retainKeys':['a'],'b':'1'}}}
      """)
  void a_patch_without_sense_does_not_fit(String patch) {
    assertThat(pod("{'metadata':{'labels':{'a':'1'}},'spec':{'containers':[{'name':'a'}]}}", patch))
        .isEqualTo(PatchResult.doesNotFit());
  }

  private static String named(String names) {
    return "[{'name':'" + names.replace(",", "'},{'name':'") + "'}]";
  }

  private static PatchResult pod(String original, String patch) {
    return apply(TestSchema.pod(), original, patch);
  }

  private static PatchResult deployment(String original, String patch) {
    return apply(TestSchema.deployment(), original, patch);
  }

  private static PatchResult apply(TypeSchema type, String original, String patch) {
    return new StrategicMergePatch(json(patch), type, TestSchema.TABLE).applyTo(object(original));
  }

  private static PatchResult patched(String expected) {
    return new PatchResult.Patched(json(expected));
  }
}
